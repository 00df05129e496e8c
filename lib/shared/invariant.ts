/** A broken promise of our own code. The user sees a request id; the log has this message. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/** Throws `InvariantError` unless the condition holds; `what` names what was promised, with values. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantError(what)
}
