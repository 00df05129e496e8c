import type { Step } from '../core/simulation.ts'
import { type Analysis, analysisOf, axiomsOf } from './analysis.ts'
import { holds, type NamedEdge, violation } from './axioms/axiom.ts'
import { raceOf, scWitness } from './axioms/c11.ts'
import { executionOf } from './axioms/execution.ts'
import { type Candidate, placeOf } from './candidates.ts'
import type { CycleEdge, MemoryModelEvent, Participant } from './events.ts'
import { isAsked, type Place } from './litmus-test.ts'
import type { JudgingState } from './state.ts'
import { type Decision, type DecisionNode, decisionsOf } from './tree.ts'

/** Choose a source or a place in an order, then see what the execution comes to, then let the model judge it axiom by axiom. */
export type JudgingAction =
  | { readonly type: 'choose'; readonly option: number; readonly decision: Decision }
  | { readonly type: 'build' }
  | { readonly type: 'judge'; readonly axiom: string }

type JudgingStep = Step<JudgingState, MemoryModelEvent>

const nodeAt = ({ config, choices }: JudgingState): DecisionNode =>
  choices.reduce((node, choice) => node.next[choice]!, decisionsOf(config.test, config.model))

/** The execution that the choices made so far lead to; null while choices are left. */
export function builtCandidate(state: JudgingState): Candidate | null {
  const { candidate } = nodeAt(state)
  return candidate === null ? null : analysisOf(state.config.test).candidates[candidate]!
}

export function judgingActions(state: JudgingState): readonly JudgingAction[] {
  if (state.verdict !== null) return []
  const { options } = nodeAt(state)
  if (options.length > 0) return options.map((decision, option) => ({ type: 'choose', option, decision }))
  if (!state.isBuilt) return [{ type: 'build' }]
  const axiom = axiomsOf(state.config.model, builtCandidate(state)!)[state.judged]!
  return [{ type: 'judge', axiom: axiom.id }]
}

export function stepJudging(state: JudgingState, action: JudgingAction): JudgingStep {
  const now = state.now + 1
  switch (action.type) {
    case 'choose': {
      const next = { ...state, now, choices: [...state.choices, action.option] }
      return { state: next, events: [chosen(state, action.decision)] }
    }
    case 'build':
      return { state: { ...state, now, isBuilt: true }, events: [built(state)] }
    case 'judge':
      return judge(state)
  }
}

function chosen({ now: time, config }: JudgingState, decision: Decision): MemoryModelEvent {
  const { test } = analysisOf(config.test)
  const textOf = ({ thread, instruction }: Place) => test.threads[thread]![instruction]!.text
  const { location, value } = decision
  if (decision.type === 'coherence') {
    const { write: place, rank } = decision
    return { type: 'coherence-chosen', time, place, text: textOf(place), location, value, rank }
  }
  const { read: place, source } = decision
  return {
    type: 'source-chosen',
    time,
    place,
    text: textOf(place),
    location,
    value,
    source,
    sourceText: source === null ? null : textOf(source),
  }
}

function built(state: JudgingState): MemoryModelEvent {
  const { test } = analysisOf(state.config.test)
  const { events, sources, coherence, final, outcome } = builtCandidate(state)!
  const reads = events.flatMap((read) => {
    if (read.type !== 'read') return []
    const source = sources[read.id]!
    const { location, value } = read
    return [
      {
        place: placeOf(read),
        location: location!,
        value,
        source: source < 0 ? null : placeOf(events[source]!),
      },
    ]
  })
  return {
    type: 'execution-built',
    time: state.now,
    outcome,
    isAsked: isAsked(test, final),
    reads,
    coherence: test.locations.map(({ name }, index) => ({
      location: name,
      writes: coherence[index]!.map((write) => placeOf(events[write]!)),
    })),
  }
}

function judge(state: JudgingState): JudgingStep {
  const { config, now: time, judged } = state
  const { model } = config
  const analysis = analysisOf(config.test)
  const candidate = builtCandidate(state)!
  const axioms = axiomsOf(model, candidate)
  const axiom = axioms[judged]!
  const next = { ...state, now: time + 1, judged: judged + 1 }
  const base = { time, model, axiom: axiom.id, statement: axiom.statement }
  const name = participants(analysis, candidate)
  if (!holds(axiom)) {
    const cycle = violation(axiom)!.map((edge) => edgeOf(edge, name))
    const verdict = 'rejected'
    return {
      state: { ...next, verdict },
      events: [{ type: 'axiom-violated', ...base, cycle }, ended(state, { verdict, race: null })],
    }
  }
  const order = axiom.id === 'sc-order' ? scWitness(executionOf(candidate), axiom).map(name) : []
  const held: MemoryModelEvent = { type: 'axiom-held', ...base, order }
  if (judged + 1 < axioms.length) return { state: next, events: [held] }
  const pair = model === 'rc11' || model === 'c11' ? raceOf(executionOf(candidate), candidate, model) : null
  const race = pair === null ? null : { from: name(pair.from), to: name(pair.to) }
  const verdict = race === null ? 'allowed' : 'racy'
  return { state: { ...next, verdict }, events: [held, ended(state, { verdict, race })] }
}

/** Names an event by its instruction. */
function participants({ test }: Analysis, { events }: Candidate) {
  return (event: number): Participant => {
    const place = placeOf(events[event]!)
    return { place, text: test.threads[place.thread]![place.instruction]!.text }
  }
}

const edgeOf = ({ from, to, name }: NamedEdge, participant: (event: number) => Participant): CycleEdge => ({
  from: participant(from),
  to: participant(to),
  name,
})

function ended(
  state: JudgingState,
  end: Pick<Extract<MemoryModelEvent, { type: 'execution-judged' }>, 'verdict' | 'race'>,
): MemoryModelEvent {
  const { test } = analysisOf(state.config.test)
  const { outcome, final } = builtCandidate(state)!
  const asked = isAsked(test, final)
  return {
    type: 'execution-judged',
    time: state.now,
    model: state.config.model,
    outcome,
    isAsked: asked,
    ...end,
  }
}
