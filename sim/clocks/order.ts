import type { ClocksState, Entry, Read, StorageWrite } from './state.ts'

/** Mattern's order on vectors: `a` knows nothing that `b` does not, and they differ. */
export const isVectorBefore = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => value <= b[index]!) && a.some((value, index) => value < b[index]!)

/**
 * The entries that happened before entry `at`, by the definition (Lamport 1978): earlier in the same process, or sent what was
 * received, or before one of these. Looks at no clock. O(entries).
 */
export function causalPast(log: readonly Entry[], at: number): ReadonlySet<number> {
  const past = new Set<number>()
  const open = [at]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { process, number, cause } = log[entry]!
    const previous = log.findIndex((other) => other.process === process && other.number === number - 1)
    for (const earlier of [previous, cause ?? -1]) {
      if (earlier < 0 || past.has(earlier)) continue
      past.add(earlier)
      open.push(earlier)
    }
  }
  return past
}

/** Whether the clocks of the newest entry agree with the definition; all earlier ones were the newest once. */
export function areClocksRight({ log }: ClocksState): { vectors: boolean; lamport: boolean } {
  const newest = log.at(-1)
  if (newest === undefined) return { vectors: true, lamport: true }
  const past = causalPast(log, log.length - 1)
  const others = [...log.slice(0, -1).entries()]
  return {
    vectors: others.every(
      ([index, entry]) => isVectorBefore(entry.vector, newest.vector) === past.has(index),
    ),
    lamport: others.every(([index, entry]) => !past.has(index) || entry.lamport < newest.lamport),
  }
}

/** What the storage was asked to write, in order; empty without one. */
export const writesOf = ({ processes }: ClocksState): readonly StorageWrite[] =>
  processes.flatMap(({ role }) => (role.type === 'storage' ? role.writes : []))

/** The tokens of accepted writes never go down. */
export function isStorageInOrder(state: ClocksState): boolean {
  const tokens = writesOf(state).flatMap(({ token, isAccepted }) => (isAccepted ? [token] : []))
  return tokens.every((token, index) => index === 0 || token >= tokens[index - 1]!)
}

export const readsOf = ({ processes }: ClocksState): readonly Read[] =>
  processes.flatMap(({ role }) => (role.type === 'reader' ? role.reads : []))

export const isStale = ({ version, newest }: Read): boolean => version < newest
