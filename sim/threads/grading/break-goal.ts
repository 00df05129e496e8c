import { decodeSchedule } from '../schedule.ts'
import { type Moment, makeStepper, replayOn } from '../stepper/stepper.ts'
import type { GoalEvidence, ProgramSpec } from './program-spec.ts'
import { runEnd } from './run-end.ts'

type Replayed = Extract<GoalEvidence, { type: 'replayed' }>

/** Longer schedules are not looked at: the programs of labs end within a few hundred steps. */
const MAX_ACTIONS = 2_000

/** Takes the steps of a schedule of the lab's own program, with its demo, and says how that ends. */
export function replayBreak({ starter, demo }: ProgramSpec, schedule: string): Replayed {
  const misfit: Replayed = { type: 'replayed', end: null, text: '', steps: 0, preemptions: 0 }
  const decoded = decodeSchedule(schedule)
  if (decoded === null || decoded.actions.length > MAX_ACTIONS) return misfit
  // Waits that end by themselves break what never breaks otherwise.
  if (decoded.hasSpuriousWakeups) return misfit
  const made = makeStepper(`${starter}\n${demo}`, {
    schedule,
    level: decoded.isEachBytecode ? 'L0' : 'L1',
    anyTime: decoded.isTimeless === true,
  })
  if (!made.ok) return misfit
  let last: Moment = made.value.start
  let preemptions = 0
  const fits = replayOn(made.value, last, decoded.actions, (moment) => {
    if (isPreemption(last, moment)) preemptions++
    last = moment
  })
  if (!fits) return misfit
  const { failure } = made.value
  // A thread that died of an exception has broken the program, also while others could go on.
  const end = last.end ?? (failure === null ? null : { type: 'failed' as const, text: failure })
  return {
    type: 'replayed',
    end: runEnd(end),
    text: end?.text ?? '',
    steps: decoded.actions.length,
    preemptions,
  }
}

/** Another thread ran although the one before could have gone on. */
function isPreemption({ step, choices }: Moment, after: Moment): boolean {
  const tid = step?.tid
  return tid !== undefined && after.step?.tid !== tid && choices.some((choice) => choice.tid === tid)
}
