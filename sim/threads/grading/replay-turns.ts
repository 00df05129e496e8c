import type { PackedAction } from '../machine/machine.ts'
import { type Moment, makeStepper, type Stepper } from '../stepper/stepper.ts'
import { threadLabel } from '../stepper/thread-label.ts'
import { actionOfTurn, type Turn, turnOf } from '../stepper/turn.ts'
import { type RunEnd, runEnd } from './run-end.ts'

export type ReplayedStep = {
  readonly tid: number
  readonly thread: string
  /** The line it acted on; 0 inside the library. */
  readonly line: number
  readonly text: string
}

export type ReplayedRun = {
  readonly end: RunEnd
  /** The end in words; empty while the run goes on. */
  readonly endText: string
  readonly steps: readonly ReplayedStep[]
  /** What all threads share, by name, as Python prints it. */
  readonly variables: Readonly<Record<string, string>>
}

/**
 * Takes `turns` of `program`, at level L1 with virtual time, and says what happened. Null: the program does not compile, or
 * a turn is not possible where it stands. Deterministic. There is one machine per process, and this leaves it used.
 */
export function replayTurns(program: string, turns: readonly Turn[]): ReplayedRun | null {
  const stepper = stepperFor(program)
  if (stepper === null) return null
  const moments = [stepper.start]
  for (const turn of turns) {
    const action = actionOfTurn(turn)
    const isPossible = moments.at(-1)?.choices.some((choice) => choice.action === action)
    if (action === null || !isPossible) return null
    moments.push(stepper.take(action))
  }
  return summary(moments)
}

/** The turns of a run in which nobody is interrupted: each thread goes on as long as it can, then the first that can. */
export function undisturbedTurns(program: string, maxTurns: number): readonly Turn[] {
  const stepper = stepperFor(program)
  const actions: PackedAction[] = []
  for (let moment = stepper?.start; stepper && moment && moment.end === null; ) {
    if (actions.length >= maxTurns) break
    const { step, choices } = moment
    const next = choices.find(({ tid }) => tid === step?.tid) ?? choices[0]
    if (next === undefined) break
    actions.push(next.action)
    moment = stepper.take(next.action)
  }
  return actions.map(turnOf)
}

/** Switch points are found by rehearsals, which cost more than a replay; a program always has the same. */
const visibleOf = new Map<string, readonly number[]>()
const MAX_KEPT = 200

function stepperFor(program: string): Stepper | null {
  const known = visibleOf.get(program)
  const made = makeStepper(program, {}, known)
  if (!made.ok) return null
  if (known === undefined) {
    const [oldest] = visibleOf.keys()
    if (visibleOf.size >= MAX_KEPT && oldest !== undefined) visibleOf.delete(oldest)
    visibleOf.set(program, made.value.visible)
  }
  return made.value
}

function summary(moments: readonly Moment[]): ReplayedRun {
  const last = moments.at(-1) as Moment
  const steps = moments.flatMap(({ step }) =>
    step === null
      ? []
      : [
          {
            ...{ tid: step.tid, thread: threadLabel(step.tid), line: step.line },
            text: [step.text, ...step.remarks].join('; '),
          },
        ],
  )
  const shared = last.view.variables.filter(({ tid }) => tid === null)
  return {
    end: runEnd(last.end),
    endText: last.end?.text ?? '',
    steps,
    variables: Object.fromEntries(shared.map(({ path, text }) => [path, text])),
  }
}
