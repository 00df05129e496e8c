import type { ComponentType } from 'react'
import type { AnySimulation, SimEvent } from '#sim/core/simulation.ts'
import type { RunView } from './run/run-view.ts'

/** One moment of a run: everything that a picture, a table or a question may look at. */
export type Frame<Config, State, Event extends SimEvent, Metrics> = {
  readonly config: Config
  /** The whole computed run, also what lies ahead: for the size of a picture, never for what it shows. */
  readonly run: RunView<State, Event>
  /** Steps taken, 0 to `run.length`. */
  readonly position: number
  readonly state: State
  /** All events up to `position`. */
  readonly events: readonly Event[]
  /** Metrics of those events. */
  readonly metrics: Metrics
}

export type GraphicProps<Config, State, Event extends SimEvent, Metrics> = Frame<
  Config,
  State,
  Event,
  Metrics
> & {
  /** Width to draw for, in CSS pixels; a picture that needs more scrolls sideways inside itself. */
  readonly width: number
  /** Says what the picture shows, for people who do not see it. */
  readonly label: string
}

export type TableRow = readonly (string | number | null)[]

/** The rows of a table. A list is one; a long table makes those rows that are asked for (`rowsOnDemand`). */
export type TableRows = {
  readonly length: number
  readonly slice: (first: number, end: number) => readonly TableRow[]
}

/** A table that says the same as the picture. Rows may be many: the player draws only those in sight. */
export type TableTwin = {
  readonly id: string
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly isNumeric?: boolean }[]
  readonly rows: TableRows
  /** The row that the last step wrote. */
  readonly currentRow?: number
}

/** A mark on the scrubber; `tone` picks its shape: a line, a cross for trouble, a ring for an end or a success. */
export type Mark = { readonly tone: 'plain' | 'trouble' | 'success' }

export type PredictionCell = {
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** The value of the right option. */
  readonly answer: string
}

/** What to ask before a step is shown. */
export type Prediction = { readonly question: string; readonly cells: readonly PredictionCell[] }

export type BeforeStep<Config, State> = { readonly config: Config; readonly state: State }
export type AfterStep<State, Event> = { readonly state: State; readonly events: readonly Event[] }

/** How one simulation looks. Everything else (stepping, sharing, comparing, exporting) is the player's. */
export type View<Config, State, Event extends SimEvent, Metrics> = {
  /** One `<svg data-figure>` (what export saves), readable in both themes and without colour. */
  readonly Graphic: ComponentType<GraphicProps<Config, State, Event, Metrics>>
  /** The same facts as the picture, one key (`T`) away. */
  readonly tables: (frame: Frame<Config, State, Event, Metrics>) => readonly TableTwin[]
  /** A mark for events worth jumping to with `n`; null for routine progress. */
  readonly interesting: (event: Event) => Mark | null
  /** A question about the step from `before` to `after`; null when there is nothing to think about. */
  readonly prediction: (
    before: BeforeStep<Config, State>,
    after: AfterStep<State, Event>,
  ) => Prediction | null
}

/** A view whose type parameters are forgotten; it is only ever used with its own simulation. */
// biome-ignore lint/suspicious/noExplicitAny: an existential type, paired with its simulation by `views`.
export type AnyView = View<any, any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type AnyFrame = Frame<any, any, any, any>

export type LoadedView = { readonly simulation: AnySimulation; readonly view: AnyView }
