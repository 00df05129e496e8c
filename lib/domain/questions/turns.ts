import { actionOfTurn } from '#sim/threads/stepper/turn.ts'

/** The longest schedule that is looked at. Authors ask for fewer; a learner may take a detour. */
export const MAX_TURNS = 40

const LONGEST_TURN = 8

/** Whether a text names a turn of some program; whether it is possible then, the program says. */
export const isTurn = (text: string): boolean => text.length <= LONGEST_TURN && actionOfTurn(text) !== null
