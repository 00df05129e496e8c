const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads')

/** Lays out one section of a report: 40 ms of computing. */
function section(n) {
  work(40)
  return `section ${n}`
}

/** Gives the text of a report with so many sections, computed on a thread of its own. */
function report(count) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: count })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread) {
  const parts = []
  for (let n = 1; n <= workerData; n++) parts.push(section(n))
  parentPort.postMessage(parts.join(', '))
}
