import { lockRow } from './locks.ts'
import type { Statements } from './sqlite-writer.ts'

/**
 * From here to the end of the transaction no other one that locks the same learner runs, so what is read stays true
 * until it is written. References to the row (new progress, reviews, attempts) are not held up.
 */
export const lockLearner = (tx: Statements, userId: string): Promise<void> => lockRow(tx, 'User', userId)
