import type { ProgramCheck } from '#sim/threads/grading/program-spec.ts'

/** A condition on one number or word of a finished run: `averageResponse` of its metrics is at most 20. */
export type Comparison = {
  readonly of: 'metrics' | 'config'
  /** Dots lead into objects and lists, as in `jobs.2.turnaround`. */
  readonly path: string
  readonly is: 'at-most' | 'at-least' | 'equal' | 'less-than' | 'greater-than'
  readonly value: number | string
}

export type Deliverable = {
  readonly id: string
  readonly title: string
  /** false: a stretch goal. */
  readonly required: boolean
  /** The first scenario if left out. */
  readonly scenario?: string
  readonly goals: readonly Comparison[]
  readonly passed: string
  readonly failed: string
  readonly objectives: readonly string[]
}

export type Scenario = {
  readonly id: string
  readonly title: string
  readonly config: Readonly<Record<string, unknown>>
}

/** What decides about a simulation lab: `lab.yaml` without its prose. */
export type SimulationLabSpec = {
  readonly kind: 'simulation'
  readonly simulation: string
  readonly scenarios: readonly Scenario[]
  readonly editable: readonly string[]
  readonly start: LabValues
  readonly deliverables: readonly Deliverable[]
}

export type ProgramDeliverable = Pick<
  Deliverable,
  'id' | 'title' | 'required' | 'passed' | 'failed' | 'objectives'
> & { readonly check: ProgramCheck }

/** What decides about a program lab: `lab.yaml` without its prose, and the code beside it. */
export type ProgramLabSpec = {
  readonly kind: 'program'
  /** What the learner starts from. */
  readonly starter: string
  /** Starts the threads when the program is tried; shown to everybody. */
  readonly demo: string
  /** What runs after the program when it is graded, by name. Never leaves the server. */
  readonly harnesses: Readonly<Record<string, string>>
  /** Of each exploration. */
  readonly budget: { readonly states: number; readonly transitions: number }
  readonly deliverables: readonly ProgramDeliverable[]
}

/** What a script lab asks of a program in JavaScript, under every order in which its operations can complete. */
export type ScriptCheck = { readonly harness: string } & (
  | { readonly type: 'holds' }
  | {
      /** As `holds`, and the loop is never blocked for longer than this, although so much is computed in all. */
      readonly type: 'responsive'
      readonly maxBlockedMs: number
      readonly minWorkMs: number
    }
)

export type ScriptDeliverable = Omit<ProgramDeliverable, 'check'> & { readonly check: ScriptCheck }

/** What decides about a script lab: JavaScript on an event loop. `demo` and the harnesses as in a program lab. */
export type ScriptLabSpec = {
  readonly kind: 'script'
  readonly starter: string
  readonly demo: string
  readonly harnesses: Readonly<Record<string, string>>
  /** What reading a file gives, and how long it takes in milliseconds. */
  readonly files: Readonly<Record<string, { readonly content: string; readonly readMs: number }>>
  /** Of each exploration: orders of completion, and steps of the machine over all of them. */
  readonly budget: { readonly runs: number; readonly steps: number }
  readonly deliverables: readonly ScriptDeliverable[]
}

/** The labs in which somebody writes a program. */
export type CodeLabSpec = ProgramLabSpec | ScriptLabSpec

export type LabSpec = SimulationLabSpec | CodeLabSpec

/**
 * What the learner set: of a simulation lab config path to value; of the others `program`, and of a program lab
 * `schedule` once they broke the given one.
 */
export type LabValues = Readonly<Record<string, unknown>>
