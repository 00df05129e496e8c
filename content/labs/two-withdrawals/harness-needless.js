const said = await Promise.all([withdraw('card-c', 80), withdraw('card-a', 80)])
if (said[0] !== 'card refused') throw new Error('a card that is blocked gets another answer beside others')
if (said[1] !== 'paid') throw new Error('a good card is refused although the money is there')
if (balance !== 20) throw new Error('the balance is another after one payment of two')
