/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

/** Calls it async, and still computes everything on the one thread before the loop turns. */
async function report(count) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const parts = await Promise.all(numbers.map(async (n) => section(n)))
  return parts.join(', ')
}
