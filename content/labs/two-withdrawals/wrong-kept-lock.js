const { readFile } = require('node:fs/promises')

let balance = 100
let last = Promise.resolve()

/** Asks the bank about a card; it takes as long as it takes. */
async function isValid(card) {
  const answer = await readFile(card, 'utf8')
  if (answer === 'no answer') throw new Error(`the bank does not answer about ${card}`)
  return answer === 'valid'
}

/** Lets the next one in at the end, but not when it ends with an error. */
async function withdraw(card, amount) {
  const before = last
  let release
  last = new Promise((resolve) => {
    release = resolve
  })
  await before
  if (!(await isValid(card))) {
    release()
    return 'card refused'
  }
  const isEnough = balance >= amount
  if (isEnough) balance -= amount
  release()
  return isEnough ? 'paid' : 'not enough money'
}
