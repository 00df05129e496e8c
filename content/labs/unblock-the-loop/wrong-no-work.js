/** Leaves the computing out. */
function section(n) {
  return `section ${n}`
}

/** Gives the text of a report with so many sections. */
async function report(count) {
  const parts = []
  for (let n = 1; n <= count; n++) parts.push(section(n))
  return parts.join(', ')
}
