import type { Preset } from '../core/simulation.ts'
import { type ClocksInput, scriptOf } from './config.ts'

const chat = [
  { name: 'P', program: scriptOf('!ask>1 !ask>2 ?re') },
  { name: 'Q', program: scriptOf('?ask !re>2 !re>0') },
  { name: 'R', program: scriptOf('? ?') },
]

/** Clocks without and with vectors, a lease that outlives itself, and quorums that do or do not overlap. */
export const clocksPresets: readonly Preset<ClocksInput>[] = [
  {
    id: 'happened-before',
    title: 'What happened before what',
    note: 'In the manner of Lamport’s first figure. p1 happened before r4, along the messages a and c. p3 and q3 are concurrent: neither could know of the other, whatever a wall clock says.',
    config: { order: 'first' },
  },
  {
    id: 'any-order',
    title: 'The same programs, in every order',
    note: 'Choose who goes on. The clocks of an event are the same in every schedule, because they depend only on what happened before it.',
    config: {},
  },
  {
    id: 'answer-before-question',
    title: 'The answer may arrive before the question',
    note: 'P asks Q and R; Q answers both. Nothing makes R receive the question first. The vectors tell R that something is missing; the Lamport clocks do not.',
    config: { processes: chat },
  },
  {
    id: 'expired-lease',
    title: 'A client that wakes up after its lease',
    note: 'C1 checks its lease, stands still, and the lease expires. C2 gets it and writes. Then C1 goes on, sure of its lease, and overwrites the work of C2.',
    config: { topic: 'lease', order: 'first' },
  },
  {
    id: 'fencing-token',
    title: 'The storage looks at the token',
    note: 'The same run. The write of C1 carries 33 and the storage has seen 34, so it refuses: the lock alone could not have known.',
    config: { topic: 'lease', order: 'first', lease: { storageChecks: true } },
  },
  {
    id: 'no-pause-needed',
    title: 'A slow message is enough',
    note: 'Nobody stands still, but messages may take their time. Try every schedule: a write that is long under way arrives after a later one. With storageChecks there is none.',
    config: { topic: 'lease', lease: { hasPause: false } },
  },
  {
    id: 'quorums-that-miss',
    title: 'R + W = 2, N = 3: a stale read',
    note: 'The write is complete when A has it. The read asks C first and is content with its answer, the old version.',
    config: { topic: 'quorum', order: 'first', quorum: { write: 1, read: 1 } },
  },
  {
    id: 'quorums-that-overlap',
    title: 'R + W = 4, N = 3: one has both',
    note: 'Two of three acknowledge the write, two of three answer the read: at least one of them has the new version, in every schedule.',
    config: { topic: 'quorum', order: 'first' },
  },
  {
    id: 'any-quorum',
    title: 'One is written, two are read, in every order',
    note: 'R + W is 3, not more than N. Most schedules are fine; try every one, and the checker shows one that is not.',
    config: { topic: 'quorum', quorum: { write: 1 } },
  },
]
