import type { SyntaxProblem } from '#sim/threads/language/syntax-error.ts'
import type { Moment, StepperOptions } from '#sim/threads/stepper/stepper.ts'
import type { Turn } from '#sim/threads/stepper/turn.ts'

/** How a run goes on by itself. `schedule` replays exactly the steps of a schedule string, `turns` exactly these turns. */
export type RunBy =
  | { readonly scheduler: 'round-robin' | 'random' | 'pct'; readonly seed: number }
  | { readonly schedule: string }
  | { readonly turns: readonly Turn[] }

/** `at` is the position in the run from which the step is taken: what was recorded after it is forgotten. */
export type StepperRequest =
  | { readonly type: 'load'; readonly id: number; readonly source: string; readonly options: StepperOptions }
  | { readonly type: 'take'; readonly id: number; readonly at: number; readonly action: number }
  | { readonly type: 'run'; readonly id: number; readonly at: number; readonly by: RunBy }

/** Every request is answered, with its id; a run in several parts, of which one is the last. */
export type StepperReply =
  | {
      readonly type: 'loaded'
      readonly id: number
      readonly start: Moment
      readonly bytecodes: Readonly<Record<number, readonly string[]>>
    }
  | { readonly type: 'refused'; readonly id: number; readonly problem: SyntaxProblem }
  | {
      readonly type: 'moments'
      readonly id: number
      /** The position of the first of them. */
      readonly from: number
      readonly moments: readonly Moment[]
      readonly schedule: string
      readonly isLast: boolean
      /** Set when a schedule did not fit the program. */
      readonly isMisfit?: boolean
    }
