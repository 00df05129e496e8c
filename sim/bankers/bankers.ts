import type { Preset, Simulation, Step } from '../core/simulation.ts'
import { type BankersConfig, type BankersInput, bankersConfigSchema } from './config.ts'
import { type BankersEvent, describeBankersEvent } from './events.ts'
import { type BankersMetrics, bankersFields, bankersTables, measureBankers } from './metrics.ts'
import { type BankersState, finishable, initialState, isWithin, minus, needOf, plus } from './state.ts'

export type BankersAction =
  | { readonly type: 'finish'; readonly process: number }
  | { readonly type: 'judge' }
  | { readonly type: 'ask' }

type BankersStep = Step<BankersState, BankersEvent>

const isDone = ({ check, decided, config }: BankersState) =>
  check === null && decided === config.requests.length

function enabled(state: BankersState): readonly BankersAction[] {
  if (isDone(state)) return []
  if (state.check === null) return [{ type: 'ask' }]
  const candidates = finishable(state)
  if (candidates.length === 0) return [{ type: 'judge' }]
  const taken = state.config.order === 'any' ? candidates : candidates.slice(0, 1)
  return taken.map((process) => ({ type: 'finish', process }))
}

function step(state: BankersState, action: BankersAction): BankersStep {
  const { state: next, events } = act(state, action)
  return { state: { ...next, now: state.now + 1 }, events }
}

function act(state: BankersState, action: BankersAction): BankersStep {
  switch (action.type) {
    case 'finish':
      return letFinish(state, action.process)
    case 'judge':
      return judge(state)
    case 'ask':
      return ask(state)
  }
}

function letFinish(state: BankersState, process: number): BankersStep {
  const { work, sequence } = state.check!
  const after = plus(work, state.allocation[process]!)
  const need = needOf(state, process)
  return {
    state: { ...state, check: { work: after, sequence: [...sequence, process] } },
    events: [{ type: 'process-could-finish', time: state.now, process, need, work, after }],
  }
}

/** The check is over. A request that leads to an unsafe state is taken back. */
function judge(state: BankersState): BankersStep {
  const { now: time, config, allocation, decided } = state
  const { sequence } = state.check!
  const stuck = [...allocation.keys()].filter((process) => !sequence.includes(process))
  const isSafe = stuck.length === 0
  const judged: BankersEvent = { type: 'state-judged', time, isSafe, sequence, stuck }
  const next = { ...state, check: null, verdicts: [...state.verdicts, isSafe] }
  if (!state.isJudged)
    return { state: { ...next, isJudged: true, firstSequence: sequence }, events: [judged] }
  const { process, amounts } = config.requests[decided]!
  if (isSafe) {
    return {
      state: { ...next, decided: decided + 1 },
      events: [judged, { type: 'request-granted', time, process, amounts }],
    }
  }
  return {
    state: {
      ...next,
      decided: decided + 1,
      available: plus(state.available, amounts),
      allocation: allocation.with(process, minus(allocation[process]!, amounts)),
    },
    events: [judged, { type: 'request-refused', time, process, amounts, reason: 'unsafe' }],
  }
}

/** A request within claim and available is granted on trial, and the check begins. */
function ask(state: BankersState): BankersStep {
  const { now: time, config, available, allocation, decided } = state
  const { process, amounts } = config.requests[decided]!
  const isClaimed = isWithin(amounts, needOf(state, process))
  if (!isClaimed || !isWithin(amounts, available)) {
    const reason = isClaimed ? 'not-available' : 'beyond-claim'
    return {
      state: { ...state, decided: decided + 1 },
      events: [{ type: 'request-refused', time, process, amounts, reason }],
    }
  }
  const left = minus(available, amounts)
  return {
    state: {
      ...state,
      available: left,
      allocation: allocation.with(process, plus(allocation[process]!, amounts)),
      check: { work: left, sequence: [] },
    },
    events: [{ type: 'request-considered', time, process, amounts }],
  }
}

const presets: readonly Preset<BankersInput>[] = [
  {
    id: 'safe-state',
    title: 'Is this state safe?',
    note: 'P1 could finish with what is free, then P3, and so on: there is an order in which all get their claim.',
    config: {},
  },
  {
    id: 'three-requests',
    title: 'One request granted, two refused',
    note: 'P1 gets (1, 0, 2). P4 asks for more than is free. P0 asks for (0, 2, 0): enough is free, but afterwards nobody could be sure to finish.',
    config: {
      requests: [
        { process: 1, amounts: [1, 0, 2] },
        { process: 4, amounts: [3, 3, 0] },
        { process: 0, amounts: [0, 2, 0] },
      ],
    },
  },
  {
    id: 'unsafe-but-no-deadlock',
    title: 'Unsafe is not yet a deadlock',
    note: 'Nobody waits, but if both ask for all of their claim, nobody can go on. The banker never gets here.',
    config: { available: [1], allocation: [[4], [5]], maximum: [[8], [9]] },
  },
  {
    id: 'all-safe-sequences',
    title: 'All safe sequences',
    note: 'Choose yourself who finishes next, or look at every schedule: the outcomes are all safe sequences of this state.',
    config: { order: 'any' },
  },
]

/** The banker's algorithm, step by step (Dijkstra, EWD 108 and 623; Silberschatz et al. ch. 8.6). */
export const bankers: Simulation<BankersConfig, BankersState, BankersAction, BankersEvent, BankersMetrics> = {
  id: 'bankers',
  version: 1,
  title: 'The banker’s algorithm',
  summary:
    'Grant a request only if everybody could still finish: watch the safety check walk through the processes.',
  configSchema: bankersConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'First the state at the start is judged, then each request in order. A request beyond the claim is an error, one beyond what is free waits, others are granted on trial and taken back if the state would not be safe. The check takes the first process whose need the work covers, and begins at P0 each time.',
    },
  ],
  presets,
  init: initialState,
  enabled,
  isFinished: isDone,
  step,
  measure: measureBankers,
  metricFields: bankersFields,
  metricTables: bankersTables,
  describe: describeBankersEvent,
  isNotable: ({ type }) => type !== 'process-could-finish',
  describeAction: (action) =>
    action.type === 'finish'
      ? `P${action.process} finishes`
      : action.type === 'judge'
        ? 'Judge'
        : 'Next request',
  properties: [
    {
      name: 'nothing is made or lost',
      type: 'always',
      holds: ({ config, available, allocation }) =>
        allocation.reduce(plus, [...available]).join() ===
        config.allocation.reduce(plus, [...config.available]).join(),
    },
  ],
  outcome: ({ verdicts, firstSequence }) =>
    verdicts[0] ? `safe: ${firstSequence.map((process) => `P${process}`).join(' ')}` : 'not safe',
}
