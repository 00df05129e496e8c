import { err, ok, type Result } from '#lib/shared/result.ts'
import { nextVersionNumber, type VersionFacts } from './version.ts'

export type RollBackRefusal = { readonly code: 'no-such-version' | 'already-published' | 'published-moved' }

export type RollBack = { readonly number: number; readonly rolledBackFrom: number }

/**
 * Rolling back never moves a pointer to an old row: it makes a new version with the old text, so that the history tells
 * what learners saw and when. `publishedNumber` is what the author believed to be published.
 */
export function decideRollBack(input: {
  readonly versions: readonly VersionFacts[]
  readonly published: VersionFacts | null
  readonly to: number
  readonly publishedNumber: number | null
}): Result<RollBack, RollBackRefusal> {
  const { versions, published, to, publishedNumber } = input
  const target = versions.find(({ number }) => number === to)
  if (!target) return err({ code: 'no-such-version' })
  if ((published?.number ?? null) !== publishedNumber) return err({ code: 'published-moved' })
  if (target.hash === published?.hash) return err({ code: 'already-published' })
  return ok({ number: nextVersionNumber(versions), rolledBackFrom: to })
}
