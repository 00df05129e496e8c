import type { EntryKind } from '#lib/domain/search/search-entry.ts'

/** The headings over groups of results. */
export const kindNames: Readonly<Record<EntryKind, string>> = {
  lesson: 'Lessons',
  term: 'Glossary',
  card: 'Interview cards',
  lab: 'Labs',
  simulation: 'Simulations',
  page: 'Pages',
}
