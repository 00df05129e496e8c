import type { CheckProgress, CheckResult } from '#sim/threads/check/types.ts'

export type ExploreRequest = { readonly source: string }

export type ExploreReply =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | { readonly type: 'done'; readonly result: CheckResult }
