import { waitingOnce } from './waiting-once.ts'
import { wakingOne } from './waking-one.ts'
import { withoutLocks } from './without-locks.ts'
import { withoutSemaphores } from './without-semaphores.ts'
import { withoutWakeUps } from './without-wake-ups.ts'

/**
 * What can be taken out of a program to see whether it is needed. Each gives the changed program, line for line, or null
 * when the program has nothing of the kind or does not parse.
 */
export const mutations = {
  locks: withoutLocks,
  semaphores: withoutSemaphores,
  'wake-ups': withoutWakeUps,
  'wait-loops': waitingOnce,
  'notify-all': wakingOne,
} as const satisfies Readonly<Record<string, (source: string) => string | null>>

export type Mutation = keyof typeof mutations
