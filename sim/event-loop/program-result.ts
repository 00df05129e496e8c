export type ProgramError = {
  readonly type: string
  readonly message: string
  /** 0: not known. */
  readonly line: number
  readonly column?: number
  readonly hint?: string
}

export type ProgramResult = {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** Why the program did not end well. */
  readonly error: ProgramError | null
  /** Milliseconds of virtual time at its end. */
  readonly timeMs: number
  /** Steps of the machine, on all threads. */
  readonly steps: number
  /** Milliseconds of computing on all threads. */
  readonly cpuMs: number
  /** The most computing on the main thread between two turns of its loop, and the lines that did it. */
  readonly longestTurn: { readonly ms: number; readonly lines: readonly number[] }
}
