/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

let parts = []

/** The loop turns between two sections, and another report may begin there, with the same list. */
async function report(count) {
  parts = []
  for (let n = 1; n <= count; n++) {
    parts.push(section(n))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return parts.join(', ')
}
