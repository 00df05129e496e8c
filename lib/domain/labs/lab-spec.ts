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

/** What decides about a lab: `lab.yaml` without its prose. */
export type LabSpec = {
  readonly simulation: string
  readonly scenarios: readonly Scenario[]
  readonly editable: readonly string[]
  readonly start: LabValues
  readonly deliverables: readonly Deliverable[]
}

/** What the learner set: config path to value. */
export type LabValues = Readonly<Record<string, unknown>>
