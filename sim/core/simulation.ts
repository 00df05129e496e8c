import type { z } from 'zod'

/** What every event of every simulation has: a past-tense name and the time it happened, in the simulation's own ticks. */
export type SimEvent = { readonly type: string; readonly time: number }

export type Step<State, Event> = { readonly state: State; readonly events: readonly Event[] }

/**
 * A statement about the states of a run. `always` must hold in every state, `sometimes` in at least one of all runs,
 * `eventually` in at least one state of each run that ends (Lamport's safety and liveness, finite traces).
 */
export type Property<State> = {
  readonly name: string
  readonly type: 'always' | 'sometimes' | 'eventually'
  readonly holds: (state: State) => boolean
}

/** A named configuration that tells a story; `note` says what to look at. `config` is input for `configSchema`. */
export type Preset<Input = unknown> = {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly config: Input
}

/** Named tie-break and timing rules. `textbook` is the default; `ostep` gives the numbers that book prints. */
export type Convention = { readonly id: 'textbook' | 'ostep'; readonly title: string; readonly rules: string }

/** One number of `Metrics` under `key`, with what a table, a comparison or a CSV needs. A null value is "not known yet". */
export type MetricField = {
  readonly key: string
  readonly label: string
  /** `ticks`, `jobs`, `share` (0 to 1), ... Empty for names and flags. */
  readonly unit: string
  readonly better?: 'lower' | 'higher'
}

/** A list of rows in `Metrics` under `key` (per job, per thread, ...). */
export type MetricTable = {
  readonly key: string
  readonly label: string
  readonly columns: readonly MetricField[]
}

/**
 * One interface for every machine of the course. All functions are pure and deterministic: no clock, no randomness beyond
 * seeds held in config or state, nothing mutated. States, actions and events survive JSON.
 *
 * A deterministic machine has exactly one enabled action until it finishes; a concurrent program has several. So player,
 * checker, replay, quiz and drill share this one face.
 */
export type Simulation<Config, State, Action, Event extends SimEvent, Metrics> = {
  /** Stable slug, part of every share link. */
  readonly id: string
  /** Raised when old share links would no longer replay to the same run. */
  readonly version: number
  readonly title: string
  /** One sentence for the gallery. */
  readonly summary: string
  /** Strict: unknown keys are refused, sizes bounded, every field described with its unit. Defaults make `{}` valid. */
  readonly configSchema: z.ZodType<Config>
  readonly conventions: readonly Convention[]
  readonly presets: readonly Preset[]
  readonly init: (config: Config) => State
  /** In a fixed order; none at the end. Nothing enabled and not finished means stuck (deadlock). */
  readonly enabled: (state: State) => readonly Action[]
  readonly isFinished: (state: State) => boolean
  /** Defined for each enabled action. Event times never decrease along a run. */
  readonly step: (state: State, action: Action) => Step<State, Event>
  /** A fold over the trace so far, so every prefix of a run has metrics. */
  readonly measure: (config: Config, events: readonly Event[]) => Metrics
  /** The single numbers in `Metrics`, in display order. */
  readonly metricFields: readonly MetricField[]
  /** The lists in `Metrics`, in display order. */
  readonly metricTables: readonly MetricTable[]
  /** One sentence: what happened and WHY this choice was made. Text trace, screen reader and tests read it. */
  readonly describe: (event: Event) => string
  /** Worth stopping at when somebody jumps ahead (a decision, a fault), as against routine progress. */
  readonly isNotable: (event: Event) => boolean
  /** Short name of an action, for buttons when a person chooses (`T1: load counter`). */
  readonly describeAction: (action: Action) => string
  readonly properties: readonly Property<State>[]
  /** Names what an ended run came to (`counter = 1`); the checker counts runs by it. Absent: all ends are one outcome. */
  readonly outcome?: (state: State) => string
  /** Equal keys exactly for states with the same future. Absent: the state's JSON. Leave out what never changes. */
  readonly key?: (state: State) => string
}

/** A simulation whose type parameters are forgotten, for registries, players and command lines. */
// biome-ignore lint/suspicious/noExplicitAny: an existential type; every use re-enters through configSchema.
export type AnySimulation = Simulation<any, any, any, any, any>
