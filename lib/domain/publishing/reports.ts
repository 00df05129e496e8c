import type { ItemChange } from './publish-impact.ts'

/** What is wrong with a text, where (1-based), and what to do about it. */
export type TextProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint: string
}

/** Everything there is to say about a text before it is published. */
export type Diagnosis = {
  /** Whether it can be rendered at all; dead links and wrong numbers do not stop that. */
  readonly renders: boolean
  /** In the lesson itself. */
  readonly problems: readonly TextProblem[]
  /** In other content, and only because of this text. */
  readonly elsewhere: readonly TextProblem[]
}

/** What publishing a draft would do. */
export type ImpactReport = {
  /** What "publish" must name, so that nothing else is published than what is reported here. */
  readonly revision: number
  readonly publishedNumber: number | null
  /** Every reason not to publish; empty when it may be. */
  readonly problems: readonly TextProblem[]
  /** `people`: how many have the part in their progress. */
  readonly changes: readonly (ItemChange & { readonly people: number })[]
  readonly addsRequired: boolean
  readonly readers: { readonly started: number; readonly completed: number }
  /** The version the draft started from, when another was published since and would be replaced. */
  readonly behind: number | null
}
