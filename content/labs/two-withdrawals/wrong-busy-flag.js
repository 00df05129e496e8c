const { readFile } = require('node:fs/promises')

let balance = 100
let isBusy = false

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Sends everybody away while somebody is served. */
async function withdraw(card, amount) {
  if (isBusy || balance < amount) return 'not enough money'
  isBusy = true
  try {
    if (!(await isValid(card))) return 'card refused'
    balance -= amount
    return 'paid'
  } finally {
    isBusy = false
  }
}
