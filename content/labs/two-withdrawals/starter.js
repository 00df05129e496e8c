const { readFile } = require('node:fs/promises')

let balance = 100

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Pays out, or says why not. */
async function withdraw(card, amount) {
  if (balance < amount) return 'not enough money'
  if (!(await isValid(card))) return 'card refused'
  balance -= amount
  return 'paid'
}
