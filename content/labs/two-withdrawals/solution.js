const { readFile } = require('node:fs/promises')

let balance = 100

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Pays out, or says why not. Looking at the balance and taking the money are one step: no await stands between. */
async function withdraw(card, amount) {
  if (!(await isValid(card))) return 'card refused'
  if (balance < amount) return 'not enough money'
  balance -= amount
  return 'paid'
}
