/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

/** nextTick comes before anything the loop has waiting. */
function report(count) {
  return new Promise((resolve) => {
    const parts = []
    const next = () => {
      if (parts.length === count) return resolve(parts.join(', '))
      parts.push(section(parts.length + 1))
      process.nextTick(next)
    }
    next()
  })
}
