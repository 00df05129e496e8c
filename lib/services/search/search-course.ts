import { z } from 'zod'
import { type Actor, can } from '#lib/domain/access/policy.ts'
import { excerptOf, markText } from '#lib/domain/search/excerpt.ts'
import { type EntryKind, entryKinds } from '#lib/domain/search/search-entry.ts'
import type { SearchGroup, SearchHit } from '#lib/domain/search/search-hit.ts'
import { courseIndex } from './course-index.ts'
import type { Match } from './search-index.ts'

export const searchQuerySchema = z.string().trim().max(100, 'Search for at most 100 characters.')

/** What matches and `actor` may see, at most `perKind` of each kind; the kind with the best hit comes first. */
export async function searchCourse(
  actor: Actor,
  query: string,
  { perKind }: { readonly perKind: number },
): Promise<SearchGroup[]> {
  const index = await courseIndex()
  const visible = index.find(query).filter(({ entry }) => !entry.permission || can(actor, entry.permission))
  const best = (kind: EntryKind) => visible.find(({ entry }) => entry.kind === kind)?.score ?? 0
  return entryKinds
    .map((kind) => ({ kind, matches: visible.filter(({ entry }) => entry.kind === kind) }))
    .filter(({ matches }) => matches.length > 0)
    .toSorted((a, b) => best(b.kind) - best(a.kind))
    .map(({ kind, matches }) => ({
      kind,
      hits: matches.slice(0, perKind).map(toHit),
      total: matches.length,
    }))
}

function toHit({ entry, terms }: Match): SearchHit {
  const { id, kind, title, context, text, path } = entry
  const { pieces, found } = excerptOf(text, terms)
  return {
    id,
    kind,
    title: markText(title, terms),
    context,
    excerpt: pieces,
    path: found && kind === 'lesson' ? `${path}${path.includes('#') ? '' : '#'}${textFragment(found)}` : path,
  }
}

/**
 * https://wicg.github.io/scroll-to-text-fragment/: the word, told from its equals by what stands before it, or else after.
 * Not by both: a term has its definition behind it in the page, and then nothing would be found.
 */
function textFragment({ before, word, after }: { before: string; word: string; after: string }): string {
  const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D')
  if (before) return `:~:text=${encode(before)}-,${encode(word)}`
  return `:~:text=${encode(word)}${after && `,-${encode(after)}`}`
}
