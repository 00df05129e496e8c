/** The kinds of parts that learners' progress hangs on. */
export const itemKinds = ['objective', 'question', 'prediction', 'simulation'] as const
export type ItemKind = (typeof itemKinds)[number]

/**
 * A part of a lesson that progress hangs on. `id` is the author's and stable; `content` is everything else about the
 * part in a canonical text, so that a changed id can be told from a new part; `label` is how people know it.
 */
export type LessonItem = {
  readonly kind: ItemKind
  readonly id: string
  readonly label: string
  readonly content: string
}
