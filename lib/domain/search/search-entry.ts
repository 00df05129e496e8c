import type { Permission } from '../access/policy.ts'

/** What can be found, in the order in which equal groups are shown. */
export const entryKinds = ['lesson', 'term', 'card', 'lab', 'simulation', 'page'] as const
export type EntryKind = (typeof entryKinds)[number]

/** One thing that can be found. Everything in it may be shown to whoever may see it: no key, no draft. */
export type SearchEntry = {
  /** Unique over all kinds. */
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  /** Where it belongs: the lesson of a heading, the topic of a card; empty where the kind says it. */
  readonly context: string
  /** Paragraphs are lines. */
  readonly text: string
  /** Site-relative, with the exact heading. */
  readonly path: string
  /** Who may find it; everybody without. */
  readonly permission?: Permission
}
