import type { Preset } from '../core/simulation.ts'
import type { EventLoopInput } from './config.ts'

/** Programs that tell one story each. */
export const eventLoopPresets: readonly Preset<EventLoopInput>[] = [
  {
    id: 'who-goes-first',
    title: 'Timeout, immediate, nextTick, promise',
    note: 'The order in the source is not the order of the output. Watch which queue each callback joins, and when that queue is emptied.',
    config: {},
  },
  {
    id: 'await-order',
    title: 'What runs between the halves of an async function',
    note: 'An async function runs at once up to its first await, then leaves the stack. The caller goes on before it comes back.',
    config: {
      program: `async function load(name) {
  console.log(name, 'asks')
  const value = await fetchValue(name)
  console.log(name, 'has', value)
}
async function fetchValue(name) {
  return name.length
}
load('first')
load('second')
console.log('the script goes on')
process.nextTick(() => console.log('nextTick'))`,
    },
  },
  {
    id: 'blocked-loop',
    title: 'One long callback stops everything',
    note: 'The timer is due at 10 ms. It runs after 100: nobody can take the stack away from the loop.',
    config: {
      program: `setTimeout(() => console.log('due at 10 ms'), 10)
setTimeout(() => console.log('due at 20 ms'), 20)
setTimeout(function report() {
  console.log('report starts')
  work(100)
  console.log('report ends')
}, 5)`,
    },
  },
  {
    id: 'unblocked-loop',
    title: 'The same work in pieces',
    note: 'Between two pieces the loop turns, so timers are at most one piece late. Compare the latest timer with the run before.',
    config: {
      program: `setTimeout(() => console.log('due at 10 ms'), 10)
setTimeout(() => console.log('due at 20 ms'), 20)
let pieces = 10
function report() {
  work(10)
  if (--pieces > 0) setImmediate(report)
  else console.log('report ends')
}
setTimeout(report, 5)`,
    },
  },
  {
    id: 'pool-of-four',
    title: 'Five reads, four threads',
    note: 'Files are read on a pool of four threads. The fifth read starts when a thread is free; a lookup queues behind it.',
    config: {
      program: `const fs = require('fs')
const dns = require('dns')
for (let n = 1; n <= 5; n++) {
  fs.readFile('file' + n, 'utf8', (error, text) => console.log('read', text))
}
dns.lookup('example.org', () => console.log('looked up'))
setTimeout(() => console.log('timers do not need the pool'), 5)`,
      readMs: 30,
    },
  },
  {
    id: 'two-withdrawals',
    title: 'A race without threads',
    note: 'Both withdrawals check the balance before either takes the money: at an await, others run. 100 euros pay out 160.',
    config: {
      program: `let balance = 100
const bank = () => new Promise((done) => setTimeout(done, 5))
async function withdraw(name, amount) {
  if (balance >= amount) {
    await bank()
    balance -= amount
    console.log(name, 'takes', amount)
  } else console.log(name, 'is refused')
}
Promise.all([withdraw('A', 80), withdraw('B', 80)])
  .then(() => console.log('balance', balance))`,
    },
  },
  {
    id: 'report-on-a-worker',
    title: 'The same report on a worker',
    note: 'The worker computes for 100 ms on its own thread; the loop is free and every timer comes on time. What is sent is a copy.',
    config: {
      program: `const { Worker, isMainThread, parentPort } =
  require('worker_threads')
if (isMainThread) {
  for (const ms of [10, 50, 90]) {
    setTimeout(() => console.log('due at', ms), ms)
  }
  const worker = new Worker(__filename)
  worker.on('message', (text) => console.log(text))
} else {
  work(100)
  parentPort.postMessage('report ends')
}`,
    },
  },
  {
    id: 'starved-by-next-tick',
    title: 'nextTick starves the loop',
    note: 'The queue of nextTick is emptied before anything else, also what it adds to itself. The timer of 0 ms waits for all twenty.',
    config: {
      program: `setTimeout(() => console.log('timeout of 0 ms'), 0)
setImmediate(() => console.log('immediate'))
let left = 20
process.nextTick(function again() {
  work(1)
  if (--left > 0) process.nextTick(again)
  else console.log('nextTick lets go')
})`,
    },
  },
  {
    id: 'inside-io',
    title: 'Timeout or immediate, inside an I/O callback',
    note: 'From the main script the order depends on how long starting took. Inside an I/O callback the immediate always wins: check comes next.',
    config: {
      program: `const fs = require('fs')
setTimeout(() => console.log('main: timeout'), 0)
setImmediate(() => console.log('main: immediate'))
fs.readFile('data.txt', () => {
  setTimeout(() => console.log('I/O: timeout'), 0)
  setImmediate(() => console.log('I/O: immediate'))
})`,
      scriptMs: 0,
    },
  },
  {
    id: 'nobody-catches',
    title: 'A rejection that nobody handles',
    note: 'The promise is rejected and nothing handles it by the time the microtasks are empty: the process ends with code 1 and the timer never runs.',
    config: {
      program: `setTimeout(() => console.log('never printed'), 10)
async function save() {
  throw new Error('disk full')
}
save()
process.nextTick(() => console.log('nextTick still runs'))`,
    },
  },
]
