import type { CheckProgress, CheckResult } from '#sim/threads/check/types.ts'

/** `without-locks` takes the locks out first, to see what they prevent. */
export type Variant = 'whole' | 'without-locks'

export type ExploreRequest = { readonly source: string; readonly variant: Variant }

export type ExploreReply =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | {
      readonly type: 'done'
      readonly result: CheckResult
      /** The text that was examined, line for line that of the request. */
      readonly examined: string
      readonly hasLocks: boolean
    }
