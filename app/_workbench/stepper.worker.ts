import { decodeSchedule } from '#sim/threads/schedule.ts'
import { bytecodesByLine } from '#sim/threads/stepper/bytecode-text.ts'
import {
  type Moment,
  makeStepper,
  replayOn,
  runOn,
  type Stepper,
  type StepperOptions,
} from '#sim/threads/stepper/stepper.ts'
import { actionOfTurn } from '#sim/threads/stepper/turn.ts'
import type { RunBy, StepperReply, StepperRequest } from './messages.ts'

/** Moments are sent in parts, so that a long run can be seen, and stopped, while it goes on. */
const PART = 200

const reply = (message: StepperReply) => self.postMessage(message)

let program: { readonly source: string; readonly options: StepperOptions } | null = null
let stepper: Stepper | null = null
/** Where the stepper stands. */
let now: Moment | null = null

self.addEventListener('message', ({ data }: MessageEvent<StepperRequest>) => {
  if (data.type === 'load') return load(data)
  goTo(data.at)
  if (data.type === 'take') return take(data)
  run(data)
})

function load({ id, source, options }: Extract<StepperRequest, { type: 'load' }>) {
  const made = makeStepper(source, options)
  program = null
  if (!made.ok) return reply({ type: 'refused', id, problem: made.error })
  program = { source, options }
  stepper = made.value
  now = stepper.start
  reply({ type: 'loaded', id, start: now, bytecodes: bytecodesByLine() })
}

/** The machine only goes forward: an earlier position is reached by a new one that takes the same steps. */
function goTo(at: number): void {
  if (stepper === null || program === null || stepper.taken.length === at) return
  const { taken, visible } = stepper
  const made = makeStepper(program.source, program.options, visible)
  if (!made.ok) return
  stepper = made.value
  now = stepper.skip(taken.slice(0, at))
}

function take({ id, at, action }: Extract<StepperRequest, { type: 'take' }>): void {
  if (stepper === null) return
  now = stepper.take(action)
  reply({ type: 'moments', id, from: at + 1, moments: [now], schedule: stepper.schedule, isLast: true })
}

function run({ id, at, by }: Extract<StepperRequest, { type: 'run' }>) {
  if (stepper === null || now === null) return
  const current = stepper
  let part: Moment[] = []
  let from = at + 1
  const send = (isLast: boolean, isMisfit = false) => {
    reply({ type: 'moments', id, from, moments: part, schedule: current.schedule, isLast, isMisfit })
    from += part.length
    part = []
  }
  const note = (moment: Moment) => {
    now = moment
    part.push(moment)
    if (part.length === PART) send(false)
    return true
  }
  const actions = recordedActions(by)
  if (actions !== null) return send(true, !replayOn(current, now, actions, note))
  if (!('scheduler' in by)) return send(true, true)
  runOn(current, now, by, note)
  send(true)
}

/** The actions of a recording, or null when there is none to follow. */
function recordedActions(by: RunBy): readonly number[] | null {
  if ('schedule' in by) return decodeSchedule(by.schedule)?.actions ?? []
  if (!('turns' in by)) return null
  const actions = by.turns.flatMap((turn) => actionOfTurn(turn) ?? [])
  return actions.length === by.turns.length ? actions : null
}
