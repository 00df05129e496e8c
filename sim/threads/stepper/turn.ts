import type { PackedAction } from '../machine/machine.ts'
import { threadLabel } from './thread-label.ts'

/**
 * Who goes next, as people write it: `main`, `T1`; `T1t` is T1 whose timeout happens, `T1w2` is T1 choosing waiter 2. The
 * packed form is that of the machine: the thread in the low byte, its way above.
 */
export type Turn = string

const TURN = /^(?:main|T([1-9]\d?))(?:(t)|w(\d{1,2}))?$/

export function turnOf(action: PackedAction): Turn {
  const way = action >> 8
  const thread = threadLabel(action & 255)
  return way === 0 ? thread : way === 1 ? `${thread}t` : `${thread}w${way - 2}`
}

/** The action that a turn names, or null when it is not one. Whether it is possible now, the machine says. */
export function actionOfTurn(turn: Turn): PackedAction | null {
  const match = TURN.exec(turn)
  if (!match) return null
  const [, number, timeout, waiter] = match
  const way = timeout !== undefined ? 1 : waiter === undefined ? 0 : 2 + Number(waiter)
  return Number(number ?? 0) | (way << 8)
}

/** Turns as the text of a file: words with spaces between. */
export const readTurns = (text: string): readonly Turn[] => text.split(/\s+/).filter((word) => word !== '')
