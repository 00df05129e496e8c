import type { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'

export type TaskOption = {
  readonly text: string
  readonly isCorrect: boolean
  readonly feedback: string
}

/** What is asked for, with its key. */
export type TaskAnswer =
  | { readonly type: 'number'; readonly value: number; readonly tolerance: number; readonly unit?: string }
  | { readonly type: 'choice'; readonly options: readonly TaskOption[] }
  /** In the right order. */
  | { readonly type: 'ordering'; readonly items: readonly string[] }

/** One drawn exercise. Texts are Markdown. The key and the explanation come from a run of the simulation. */
export type Task = {
  /** Full and valid: what ran. */
  readonly config: unknown
  readonly prompt: string
  readonly answer: TaskAnswer
  /** Why, step by step, as the run itself tells it. */
  readonly explanation: string
}

/** Makes exercises of one kind for one simulation: the same draws and settings give the same task. Never throws. */
export type Generator<Settings> = {
  readonly id: string
  /** What is asked, for the author's guide and for lists. */
  readonly title: string
  /** What an author may fix; `{}` is valid. */
  readonly settings: z.ZodType<Settings>
  readonly draw: (draws: Draws, settings: Settings) => Task
}

// biome-ignore lint/suspicious/noExplicitAny: an existential type; settings re-enter through their schema.
export type AnyGenerator = Generator<any>
