const { readFile } = require('node:fs/promises')

let balance = 100
let last = Promise.resolve()

/** Runs one critical section after the other, also after one that fails. */
function oneAtATime(section) {
  const mine = last.then(section)
  last = mine.catch(() => {})
  return mine
}

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Pays out, or says why not. */
function withdraw(card, amount) {
  return oneAtATime(async () => {
    if (balance < amount) return 'not enough money'
    if (!(await isValid(card))) return 'card refused'
    balance -= amount
    return 'paid'
  })
}
