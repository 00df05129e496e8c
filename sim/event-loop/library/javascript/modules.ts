import { ABORT } from './abort.ts'
import { ASSERT } from './assert.ts'
import { EVENTS } from './events.ts'
import { TIMERS_PROMISES } from './timers-promises.ts'
import { WORKER_THREADS } from './worker-threads.ts'

/**
 * Modules that are themselves JavaScript, run by the machine like the program but without lines and stack entries.
 * Names that begin with `internal/` are for the library alone.
 */
export const LIBRARY: Readonly<Record<string, string>> = {
  'internal/abort': ABORT,
  assert: ASSERT,
  'assert/strict': ASSERT,
  events: EVENTS,
  'timers/promises': TIMERS_PROMISES,
  worker_threads: WORKER_THREADS,
}
