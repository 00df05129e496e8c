const failed = await withdraw('card-d', 10).then(
  () => null,
  (error) => error,
)
if (!(failed instanceof Error)) throw new Error('no error reaches the caller when the bank is silent')
const refused = await withdraw('card-c', 10)
if (refused !== 'card refused') throw new Error('a card that is blocked gets another answer')
if ((await withdraw('card-a', 500)) !== 'not enough money')
  throw new Error('too large an amount gets another answer')
if (balance !== 100) throw new Error('money is gone although nothing was paid')
if ((await withdraw('card-a', 100)) !== 'paid' || balance !== 0)
  throw new Error('nothing is paid after others were refused')
