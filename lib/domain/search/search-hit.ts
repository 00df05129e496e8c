import type { Piece } from './excerpt.ts'
import type { EntryKind } from './search-entry.ts'

export type SearchHit = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: readonly Piece[]
  readonly context: string
  /** Empty where the title says all. */
  readonly excerpt: readonly Piece[]
  /** Leads to the heading; in browsers that can, on to the word, marked there. */
  readonly path: string
}

export type SearchGroup = {
  readonly kind: EntryKind
  readonly hits: readonly SearchHit[]
  /** All that match, shown or not. */
  readonly total: number
}
