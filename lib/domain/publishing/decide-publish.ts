import { err, ok, type Result } from '#lib/shared/result.ts'

/** What the author looked at when they said "publish". */
export type PublishIntent = { readonly revision: number; readonly publishedNumber: number | null }

export type PublishRefusal = { readonly code: 'no-draft' | 'stale-draft' | 'published-moved' | 'nothing-new' }

/**
 * Publishing is of exactly the draft the author saw the impact of, over exactly the version it was compared with.
 */
export function decidePublish(input: {
  readonly draft: { readonly revision: number; readonly hash: string } | null
  readonly published: { readonly number: number; readonly hash: string } | null
  readonly intent: PublishIntent
}): Result<'publish', PublishRefusal> {
  const { draft, published, intent } = input
  if (!draft) return err({ code: 'no-draft' })
  if (draft.revision !== intent.revision) return err({ code: 'stale-draft' })
  if ((published?.number ?? null) !== intent.publishedNumber) return err({ code: 'published-moved' })
  if (draft.hash === published?.hash) return err({ code: 'nothing-new' })
  return ok('publish')
}
