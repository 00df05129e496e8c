import { integerAt } from './rng.ts'

/** What a chooser sees. `choiceIndex` counts the earlier choices of this run, so that choosers need no memory of their own. */
export type Choice<State, Action> = {
  readonly state: State
  readonly enabled: readonly Action[]
  readonly choiceIndex: number
}

/**
 * Picks one of at least two enabled actions by its index; null pauses the run until somebody decides. Never asked when
 * only one action is enabled, so a deterministic run has the empty path. Must be a pure function of its argument.
 */
export type Chooser<State, Action> = (choice: Choice<State, Action>) => number | null

/** Always the first enabled action. */
export const first: Chooser<unknown, unknown> = () => 0

/** Nobody has decided yet: the run pauses at its first real choice. */
export const undecided: Chooser<unknown, unknown> = () => null

/** A random choice, the same for the same seed on every machine. */
export function seeded(seed: number): Chooser<unknown, unknown> {
  return ({ enabled, choiceIndex }) => integerAt(seed, choiceIndex, enabled.length)
}

/** Takes the choices of `path` in turn (a share link, a checker's witness), then what `after` says. */
export function replay(
  path: readonly number[],
  after: Chooser<unknown, unknown> = undecided,
): Chooser<unknown, unknown> {
  return (choice) => path[choice.choiceIndex] ?? after(choice)
}
