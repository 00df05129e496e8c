import type { PackedAction } from './machine/machine.ts'

/** The steps of a run, and the instructions of the program before which its threads could be switched. */
export type Schedule = {
  readonly actions: readonly PackedAction[]
  readonly visible: readonly number[]
  /** Threads could be switched before every instruction (level L0). */
  readonly isEachBytecode?: boolean
  /** Time stood still: sleeping was a yield, a timeout could happen at any time. A search's schedules are of this kind. */
  readonly isTimeless?: boolean
  readonly hasSpuriousWakeups?: boolean
}

/**
 * A schedule as text: first the switch points (distances in base 36), then the threads in order of their steps, run-length
 * coded in base 36: `3.2.k~0x12.1.0x3` is 38 steps of thread 0, one of thread 1, three of thread 0. A `t` marks a timeout,
 * `w2` the choice of waiter 2. `*` for the switch points means all; `!` before them that time stood still, `^` that waits
 * could end spuriously. It replays whatever search or run found it.
 */
export function encodeSchedule(schedule: Schedule): string {
  const { actions, visible } = schedule
  const parts: string[] = []
  for (let n = 0; n < actions.length; ) {
    let end = n + 1
    while (end < actions.length && actions[end] === actions[n]) end++
    parts.push(`${encodeAction(actions[n] as number)}${end - n > 1 ? `x${(end - n).toString(36)}` : ''}`)
    n = end
  }
  const points = visible.map((point, n) => (point - (visible[n - 1] ?? 0)).toString(36))
  const signs = `${schedule.isTimeless ? '!' : ''}${schedule.hasSpuriousWakeups ? '^' : ''}`
  return `${signs}${schedule.isEachBytecode ? '*' : points.join('.')}~${parts.join('.')}`
}

function encodeAction(action: PackedAction): string {
  const way = action >> 8
  const thread = (action & 255).toString(10)
  return way === 0 ? thread : way === 1 ? `${thread}t` : `${thread}w${way - 2}`
}

const MAX_ACTIONS = 10_000_000

/** The schedule a string stands for, or null when it is not one. */
export function decodeSchedule(text: string): Schedule | null {
  const [head = '', steps, ...rest] = text.trim().split('~')
  if (steps === undefined || rest.length > 0) return null
  const [, timeless, spurious, each, points = ''] = /^(!?)(\^?)(\*?)(.*)$/.exec(head) ?? []
  const visible: number[] = []
  for (const part of points === '' ? [] : points.split('.')) {
    if (!/^-?[0-9a-z]{1,6}$/.test(part)) return null
    visible.push((visible.at(-1) ?? 0) + Number.parseInt(part, 36))
  }
  const actions: PackedAction[] = []
  for (const part of steps === '' ? [] : steps.split('.')) {
    const match = /^(\d{1,3})(t|w(\d{1,3}))?(?:x([0-9a-z]{1,6}))?$/.exec(part)
    if (!match) return null
    const way = match[2] === undefined ? 0 : match[2] === 't' ? 1 : 2 + Number(match[3])
    const times = match[4] === undefined ? 1 : Number.parseInt(match[4], 36)
    if (actions.length + times > MAX_ACTIONS) return null
    for (let n = 0; n < times; n++) actions.push(Number(match[1]) | (way << 8))
  }
  return {
    actions,
    visible,
    isEachBytecode: each === '*',
    isTimeless: timeless === '!',
    hasSpuriousWakeups: spurious === '^',
  }
}
