import type { Simulation, Step } from '../core/simulation.ts'
import { analysisOf } from './analysis.ts'
import { type MemoryModelConfig, memoryModelConfigSchema } from './config.ts'
import { describeMemoryModelEvent, type MemoryModelEvent } from './events.ts'
import { builtCandidate, type JudgingAction, judgingActions, stepJudging } from './judging.ts'
import { isAsked, type LitmusTest, outcomeText } from './litmus-test.ts'
import { type BufferAction, bufferActions, finalOf, isDrained, stepBuffers } from './machine.ts'
import {
  type MemoryModelMetrics,
  measureMemoryModel,
  memoryModelFields,
  memoryModelTables,
} from './metrics.ts'
import { memoryModelPresets } from './presets.ts'
import { initialState, type MemoryModelState } from './state.ts'

export type MemoryModelAction = BufferAction | JudgingAction

function enabled(state: MemoryModelState): readonly MemoryModelAction[] {
  return state.type === 'buffers' ? bufferActions(state) : judgingActions(state)
}

function step(state: MemoryModelState, action: MemoryModelAction): Step<MemoryModelState, MemoryModelEvent> {
  return state.type === 'buffers'
    ? stepBuffers(state, action as BufferAction)
    : stepJudging(state, action as JudgingAction)
}

const isFinished = (state: MemoryModelState): boolean =>
  state.type === 'buffers' ? isDrained(state) : state.verdict !== null

/** The end in words; an execution that the model rejects is named so, because it shows nothing. */
function outcomeOf(state: MemoryModelState): string {
  if (state.type === 'buffers') return outcomeText(state.test, finalOf(state))
  const outcome = builtCandidate(state)?.outcome ?? ''
  if (state.verdict === 'racy') return `data race, anything may happen, for example ${outcome}`
  return state.verdict === 'rejected' ? `rejected: ${outcome}` : outcome
}

/** Whether a run that happened has ended with the outcome asked about; null while it has not ended, or not happened. */
function hasAsked(state: MemoryModelState): boolean | null {
  if (!isFinished(state) || (state.type === 'judging' && state.verdict === 'rejected')) return null
  if (state.type === 'buffers') return isAsked(state.test, finalOf(state))
  return isAsked(analysisOf(state.config.test).test, builtCandidate(state)!.final)
}

const questionOf = (state: MemoryModelState): LitmusTest['question'] =>
  state.type === 'buffers' ? state.test.question : analysisOf(state.config.test).test.question

function keyOf(state: MemoryModelState): string {
  if (state.type === 'judging')
    return JSON.stringify([state.choices, state.isBuilt, state.judged, state.verdict])
  return JSON.stringify([state.threads, state.memory])
}

function describeAction(action: MemoryModelAction): string {
  switch (action.type) {
    case 'execute':
      return `T${action.thread}: ${action.text}`
    case 'flush':
      return `T${action.thread}: ${action.location} = ${action.value} to memory`
    case 'choose':
      return describeDecision(action.decision)
    case 'build':
      return 'See the outcome'
    case 'judge':
      return `Judge: ${action.axiom}`
  }
}

function describeDecision(decision: Extract<JudgingAction, { type: 'choose' }>['decision']): string {
  if (decision.type === 'coherence')
    return `${decision.location}: store ${decision.rank + 1} is T${decision.write.thread}’s ${decision.value}`
  const { read, location, value, source } = decision
  const from = source === null ? 'from the start' : `from T${source.thread}`
  return `T${read.thread} reads ${location} = ${value} ${from}`
}

/**
 * Litmus tests under six memory models. SC, TSO and PSO run on store buffers, a step at a time; RC11, C11 and ARMv8 judge
 * executions that somebody builds. Either way every schedule together gives every outcome.
 */
export const memoryModel: Simulation<
  MemoryModelConfig,
  MemoryModelState,
  MemoryModelAction,
  MemoryModelEvent,
  MemoryModelMetrics
> = {
  id: 'memory-model',
  version: 1,
  title: 'Memory models',
  summary:
    'Run small tests of shared memory under SC, TSO, PSO, C11 and ARMv8, and see which outcomes each allows and why.',
  configSchema: memoryModelConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'SC: Lamport 1979. TSO: the store queues of Owens, Sarkar and Sewell (x86-TSO, 2009), with forwarding; full fences, atomic updates and seq_cst stores wait for an empty buffer. PSO: SPARC v8; stores to different locations leave in any order, unless a release or a store fence stands between. RC11: Lahav et al., PLDI 2017. C11: Batty et al. 2011 in the form of Batty et al. 2016. ARMv8: Pulte et al., POPL 2018. A plain access is an ordinary one of the machine, and relaxed in C11. mfence and dmb are seq_cst fences to C11, dmb ld an acquire and dmb st a release fence; acq and sc loads are LDAR, rel and sc stores STLR to ARMv8. Threads count from 0; locations and registers are 0 at the start.',
    },
  ],
  presets: memoryModelPresets,
  init: initialState,
  enabled,
  isFinished,
  step,
  measure: measureMemoryModel,
  metricFields: memoryModelFields,
  metricTables: memoryModelTables,
  describe: describeMemoryModelEvent,
  isNotable: ({ type }) =>
    type === 'store-flushed' ||
    type === 'axiom-violated' ||
    type === 'test-ended' ||
    type === 'execution-judged' ||
    type === 'execution-built',
  describeAction,
  properties: [
    { name: 'every run ends', type: 'eventually', holds: isFinished },
    {
      name: 'the outcome that exists asks about can happen',
      type: 'sometimes',
      holds: (state) => questionOf(state)?.quantifier !== 'exists' || hasAsked(state) === true,
    },
    {
      name: 'no run breaks forall or not exists',
      type: 'always',
      holds: (state) => (questionOf(state)?.quantifier ?? 'exists') === 'exists' || hasAsked(state) !== true,
    },
  ],
  outcome: outcomeOf,
  key: keyOf,
}
