import MiniSearch from 'minisearch'
import type { SearchEntry } from '#lib/domain/search/search-entry.ts'
import { termOf, wordsOf } from '#lib/domain/search/words.ts'

/** More words than this make a search neither better nor, with typos allowed, cheaper. */
const MOST_WORDS = 10

export type Match = {
  readonly entry: SearchEntry
  readonly score: number
  /** What of the entry answered, as `termOf` writes it. */
  readonly terms: ReadonlySet<string>
}

export type SearchIndex = {
  /** Best first. All words are wanted; where nothing has them all, some. */
  readonly find: (query: string) => Match[]
  readonly size: number
}

/**
 * An inverted index over the entries, ranked by BM25+. A word is found by its beginning and with typing errors: none up to
 * three letters, one up to seven, two beyond. Indexing yields to other work between entries.
 */
export async function createSearchIndex(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const index = new MiniSearch<SearchEntry>({
    fields: ['title', 'context', 'text'],
    tokenize: (text) => wordsOf(text).map((word) => word.text),
    processTerm: termOf,
    searchOptions: {
      boost: { title: 4, context: 1.5 },
      weights: { prefix: 0.5, fuzzy: 0.3 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2),
    },
  })
  await index.addAllAsync(entries, { chunkSize: 20 })
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const search = (query: string, combineWith: 'AND' | 'OR') => index.search(query, { combineWith })
  return {
    size: entries.length,
    find: (query) => {
      const words = wordsOf(query).slice(0, MOST_WORDS)
      const bounded = words.map(({ text }) => text.slice(0, 40)).join(' ')
      const all = search(bounded, 'AND')
      return (all.length > 0 ? all : search(bounded, 'OR')).flatMap(({ id, score, terms }) => {
        const entry = byId.get(id)
        return entry ? [{ entry, score, terms: new Set(terms) }] : []
      })
    },
  }
}
