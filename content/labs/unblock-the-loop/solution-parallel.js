const { Worker } = require('node:worker_threads')

/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

const PROGRAM = `const { parentPort, workerData } = require('node:worker_threads')
${section}
parentPort.postMessage(section(workerData))`

const sectionOnWorker = (n) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: n })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Gives the text of a report with so many sections; each has a thread, so they are laid out side by side. */
async function report(count) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const parts = await Promise.all(numbers.map(sectionOnWorker))
  return parts.join(', ')
}
