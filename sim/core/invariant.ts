/** Throws when a statement that only our own bug could break is false. The message carries the values. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}
