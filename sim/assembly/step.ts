import type { Step } from '../core/simulation.ts'
import type { AssemblyThreadsEvent } from './events.ts'
import { execute, instructionAt } from './execute.ts'
import { type AssemblyThreadsState, intervalAt, nextThread } from './state.ts'

export type AssemblyThreadsAction = {
  readonly type: 'execute'
  readonly thread: number
  readonly text: string
}

type AssemblyStep = Step<AssemblyThreadsState, AssemblyThreadsEvent>

/** Under `interrupts` the thread on the CPU; under `any` every thread that has not ended. */
export function enabledActions(state: AssemblyThreadsState): readonly AssemblyThreadsAction[] {
  const { config, threads, current } = state
  const runnable = threads.flatMap(({ status }, thread) => (status === 'runnable' ? [thread] : []))
  const chosen = config.order === 'any' ? runnable : runnable.filter((thread) => thread === current)
  return chosen.map((thread) => {
    const text = instructionAt(state, threads[thread]!.pc)?.text ?? 'no instruction'
    return { type: 'execute', thread, text }
  })
}

/** One instruction, then what the timer or the end of the thread makes of it. */
export function executeNext(state: AssemblyThreadsState, { thread }: AssemblyThreadsAction): AssemblyStep {
  const { threads, now: time } = state
  const { pc } = threads[thread]!
  const { thread: after, memory, writes, isTaken, fault } = execute(state, thread)
  const text = instructionAt(state, pc)?.text ?? ''
  const events: AssemblyThreadsEvent[] =
    fault === null
      ? [{ type: 'instruction-executed', time, thread, pc, text, writes, isTaken }]
      : [{ type: 'thread-faulted', time, thread, pc, reason: fault }]
  if (after.status === 'halted') events.push({ type: 'thread-halted', time, thread })
  const next = { ...state, now: time + 1, threads: threads.with(thread, after), memory, current: thread }
  if (state.config.order === 'any') return { state: next, events }
  return schedule(next, events, text === 'yield')
}

/** The counter counts every instruction, also a halt; at 0, or on a yield, it starts anew and the next thread runs. */
function schedule(
  state: AssemblyThreadsState,
  events: AssemblyThreadsEvent[],
  hasYielded: boolean,
): AssemblyStep {
  let next = { ...state, untilInterrupt: state.untilInterrupt - 1 }
  const turn = (reason: 'interrupt' | 'yield' | 'halt') => {
    const to = nextThread(next.threads, next.current)
    if (to === null) return
    if (to !== next.current)
      events.push({ type: 'threads-switched', time: state.now - 1, from: next.current, to, reason })
    next = { ...next, current: to }
  }
  if (next.threads[next.current]!.status !== 'runnable') turn('halt')
  if (next.untilInterrupt > 0 && !hasYielded) return { state: next, events }
  turn(hasYielded ? 'yield' : 'interrupt')
  const untilInterrupt = intervalAt(next.config, next.intervals)
  return { state: { ...next, untilInterrupt, intervals: next.intervals + 1 }, events }
}
