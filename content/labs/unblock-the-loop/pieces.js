/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

const otherWork = () => new Promise((resolve) => setImmediate(resolve))

/** Gives the text of a report with so many sections; between two of them the loop turns. */
async function report(count) {
  const parts = []
  for (let n = 1; n <= count; n++) {
    parts.push(section(n))
    await otherWork()
  }
  return parts.join(', ')
}
