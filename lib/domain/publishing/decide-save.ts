import { err, ok, type Result } from '#lib/shared/result.ts'

export type DraftFacts = { readonly revision: number; readonly source: string }

export type SaveDecision = { readonly type: 'store' | 'unchanged'; readonly revision: number }

/**
 * Whether a save may replace the draft. The writer names the revision it started from (0: there was no draft); somebody
 * else's save in between makes it stale and nothing is overwritten. Sending the stored text again is always fine, so a
 * save whose answer was lost can be repeated.
 */
export function decideSave(
  draft: DraftFacts | null,
  sent: DraftFacts,
): Result<SaveDecision, { code: 'stale-draft' }> {
  if (draft?.source === sent.source) return ok({ type: 'unchanged', revision: draft.revision })
  if ((draft?.revision ?? 0) !== sent.revision) return err({ code: 'stale-draft' })
  return ok({ type: 'store', revision: sent.revision + 1 })
}
