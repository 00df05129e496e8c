/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

/** Awaits between two sections, but only microtasks run there: the loop does not turn. */
async function report(count) {
  const parts = []
  for (let n = 1; n <= count; n++) {
    parts.push(section(n))
    await null
  }
  return parts.join(', ')
}
