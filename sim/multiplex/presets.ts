import type { Preset } from '../core/simulation.ts'
import type { IoMultiplexingInput } from './config.ts'

type Trace = NonNullable<IoMultiplexingInput['trace']>

/** `'0@3 0@3 100@7+50w900'`: arrival in microseconds at connection; then work (20 µs when left out) and, after `w`, a wait. */
export function traceOf(text: string): Trace {
  return text.split(' ').map((word) => {
    const [, atMicros, connection, cpu = '20', io = '0'] =
      /^(\d+)@(\d+)(?:\+(\d+))?(?:w(\d+))?$/.exec(word) ?? []
    return {
      atMicros: Number(atMicros),
      connection: Number(connection),
      cpuMicros: Number(cpu),
      ioMicros: Number(io),
    }
  })
}

const busyConnection = Array.from({ length: 12 }, (_, index) => `${index * 15}@0`).join(' ')
const waiting = { active: 40, requests: 40, intervalMicros: 50, cpuMicros: 20, ioMicros: 1_000 }

/** What each way of waiting costs, where it fails, and what a loop is bad at. */
export const ioMultiplexingPresets: readonly Preset<IoMultiplexingInput>[] = [
  {
    id: 'poll-ten-thousand',
    title: 'poll looks at ten thousand connections for ten',
    note: 'Only ten connections ever send something, but each call goes through all 10,000 descriptors: 500 µs, for requests of 20 µs.',
    config: { model: 'poll', connections: 10_000 },
  },
  {
    id: 'epoll-ten-thousand',
    title: 'epoll only hears of those that are ready',
    note: 'The same requests and connections. The kernel keeps a list of what is ready, so idle connections cost nothing per call.',
    config: { model: 'epoll-level', connections: 10_000 },
  },
  {
    id: 'select-limit',
    title: 'select knows 1024 descriptors',
    note: 'With 2000 connections, those from descriptor 1024 on cannot be watched at all: their requests are never served.',
    config: { model: 'select', connections: 2_000 },
  },
  {
    id: 'thread-per-request',
    title: 'A new thread for each request',
    note: 'Creating a thread takes more than twice as long as the work of the request. Requests every 60 µs are too many for it.',
    config: { model: 'thread-per-request', workload: { intervalMicros: 60 } },
  },
  {
    id: 'thread-per-connection',
    title: 'A thread for each of ten thousand connections',
    note: 'The latency is fine: an idle thread costs no time. It costs room: 10,000 stacks of 8 MiB are 78 GiB of reserved address space.',
    config: { model: 'thread-per-connection', connections: 10_000 },
  },
  {
    id: 'pool-full-of-waiters',
    title: 'Four threads that wait for a database',
    note: 'Each request works for 20 µs and waits for 1000. Four threads wait most of the time while the backlog grows and the core idles.',
    config: { model: 'thread-pool', workload: waiting },
  },
  {
    id: 'loop-while-they-wait',
    title: 'A loop while they wait for a database',
    note: 'The same requests in one thread: all of them can wait at once, so the latency stays close to the 1000 µs.',
    config: { model: 'epoll-level', workload: waiting },
  },
  {
    id: 'blocked-loop',
    title: 'One long request blocks the loop',
    note: 'R3 computes for 2000 µs. A loop has one thread, so all that arrive meanwhile wait for it. Compare with thread-per-connection on two cores.',
    config: { model: 'epoll-level', trace: traceOf('0@0 100@1 200@2+2000 300@3 400@4 500@5 600@6') },
  },
  {
    id: 'lost-edge',
    title: 'The lost edge',
    note: 'Two requests arrive together on connection 7: one edge. The loop reads once, so R3 is still unread when it sleeps again, for ever. Nothing is slow; something is just never told.',
    config: { model: 'epoll-edge', isDrained: false, trace: traceOf('0@3 100@7 100@7 200@3') },
  },
  {
    id: 'drained-edge',
    title: 'Read until EAGAIN',
    note: 'The same requests. The loop reads each connection until nothing is left, at the price of one read in vain each time.',
    config: { model: 'epoll-edge', isDrained: true, trace: traceOf('0@3 100@7 100@7 200@3') },
  },
  {
    id: 'starved-by-draining',
    title: 'A busy connection starves the others',
    note: 'Connection 0 sends faster than the loop can answer, and the loop does not leave it before it is empty. R3 on connection 1 waits for all of it. Level-triggered they take turns.',
    config: { model: 'epoll-edge', trace: traceOf(`${busyConnection} 20@1`) },
  },
  {
    id: 'one-call-for-many',
    title: 'io_uring: one call for a whole batch',
    note: 'Sixteen requests arrive at once. epoll needs two system calls for each of them; the ring takes all answers and all next reads with one.',
    config: { model: 'io-uring', workload: { active: 16, requests: 16, intervalMicros: 0 } },
  },
]
