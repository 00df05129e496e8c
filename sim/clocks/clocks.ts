import type { Simulation } from '../core/simulation.ts'
import { type ClocksAction, enabled, step } from './act.ts'
import { type ClocksConfig, clocksConfigSchema } from './config.ts'
import { type ClocksEvent, describeClocksEvent } from './events.ts'
import { type ClocksMetrics, clocksFields, clocksTables, measureClocks } from './metrics.ts'
import { areClocksRight, isStale, isStorageInOrder, readsOf, writesOf } from './order.ts'
import { clocksPresets } from './presets.ts'
import { type ClocksState, initialState, isDone } from './state.ts'

function outcomeOf(state: ClocksState): string {
  switch (state.config.topic) {
    case 'clocks': {
      const clocks = state.processes.map(({ name, lamport }) => `${name} ${lamport}`)
      return `clocks at the end: ${clocks.join(', ')}`
    }
    case 'lease': {
      const writes = writesOf(state).map(
        ({ client, token, isAccepted }) =>
          `C${client + 1} ${isAccepted ? 'writes' : 'is refused'} with ${token}`,
      )
      return `${writes.join(', then ') || 'nobody writes'}${isStorageInOrder(state) ? '' : ': out of order'}`
    }
    case 'quorum': {
      const reads = readsOf(state).map((read) => `${read.version}${isStale(read) ? ' (stale)' : ''}`)
      return `read: version ${reads.join(', then ')}`
    }
  }
}

/**
 * What each process has seen, message by message; together with the roles (and what is under way, which follows from them)
 * that is the whole future, and it forgets only in which order independent events were drawn (Mazurkiewicz traces).
 */
function keyOf({ processes, log, messages }: ClocksState): string {
  const seen = processes.map((): string[] => [])
  for (const { process, kind, label, cause } of log) {
    const sender = cause === null ? '' : `${log[cause]!.process}.${log[cause]!.number}`
    seen[process]!.push(`${kind}${label}${sender}`)
  }
  const underway = messages.map(({ from, to, sentBy }) => `${from}.${log[sentBy]!.number}>${to}`).sort()
  return JSON.stringify([seen, underway, processes.map(({ role }) => role)])
}

/**
 * Processes that only exchange messages: logical clocks (Lamport, CACM 1978; Fidge 1988; Mattern 1989), leases with fencing
 * tokens (Gray and Cheriton 1989; Kleppmann, How to do distributed locking, 2016), and quorums (Gifford 1979).
 */
export const clocks: Simulation<ClocksConfig, ClocksState, ClocksAction, ClocksEvent, ClocksMetrics> = {
  id: 'clocks',
  version: 1,
  title: 'Clocks, leases and quorums',
  summary:
    'Processes that only have messages: what happened before what, who holds the lock, and which copy is new.',
  configSchema: clocksConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'All clocks start at 0. A process adds 1 to its Lamport clock, and to its own place in its vector, at each event; on receipt it first takes the maximum with the message’s. A message may take any time and overtake others; none is lost. Lease: the service grants one lease at a time with the next token, from 33, and may take it back at any moment; a client checks by its own clock, which is right, and then writes once. Quorum: writes and queries go to all N replicas, which answer at once; the first W or R answers decide, later ones are left out; a read is stale when a newer write was complete before it began. The run ends when programs, clients, writer and reader are done.',
    },
  ],
  presets: clocksPresets,
  init: initialState,
  enabled,
  isFinished: isDone,
  step,
  measure: measureClocks,
  metricFields: clocksFields,
  metricTables: clocksTables,
  describe: describeClocksEvent,
  isNotable: ({ type }) => type !== 'local-event' && type !== 'message-sent',
  describeAction: ({ label }) => label,
  properties: [
    {
      name: 'vector clocks are ordered exactly when one event happened before the other',
      type: 'always',
      holds: (state) => areClocksRight(state).vectors,
    },
    {
      name: 'what happened before has the smaller Lamport clock',
      type: 'always',
      holds: (state) => areClocksRight(state).lamport,
    },
    { name: 'the storage takes writes in the order of the leases', type: 'always', holds: isStorageInOrder },
    {
      name: 'a read sees every write that was complete before it began',
      type: 'always',
      holds: (state) => !readsOf(state).some(isStale),
    },
  ],
  outcome: outcomeOf,
  key: keyOf,
}
