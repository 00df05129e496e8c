import type { CheckOptions, CheckProgress, CheckResult } from '#sim/threads/check/types.ts'

/** `without-locks` takes the locks out first, to see what they prevent. */
export type Variant = 'whole' | 'without-locks'

/** By which rules schedules are explored, and how many states at most. */
export type ExploreOptions = Pick<CheckOptions, 'level' | 'anyWaiter' | 'spuriousWakeups' | 'maxStates'>

export type ExploreRequest = {
  readonly source: string
  readonly variant: Variant
  readonly options: ExploreOptions
}

export type ExploreReply =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | {
      readonly type: 'done'
      readonly result: CheckResult
      /** The text that was examined, line for line that of the request. */
      readonly examined: string
      readonly hasLocks: boolean
    }
