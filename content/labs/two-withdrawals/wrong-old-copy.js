const { readFile } = require('node:fs/promises')

let balance = 100

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Writes back a number that was read before the await: what others took meanwhile comes back. */
async function withdraw(card, amount) {
  const before = balance
  if (before < amount) return 'not enough money'
  if (!(await isValid(card))) return 'card refused'
  balance = before - amount
  return 'paid'
}
