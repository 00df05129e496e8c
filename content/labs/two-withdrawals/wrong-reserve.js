const { readFile } = require('node:fs/promises')

let balance = 100

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Takes the money first and forgets it when the bank does not answer. */
async function withdraw(card, amount) {
  if (balance < amount) return 'not enough money'
  balance -= amount
  if (await isValid(card)) return 'paid'
  balance += amount
  return 'card refused'
}
