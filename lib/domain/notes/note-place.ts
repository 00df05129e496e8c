/** What can be bookmarked and noted on. */
export const noteKinds = ['lesson', 'lab', 'card'] as const
export type NoteKind = (typeof noteKinds)[number]

export type NotePage = { readonly kind: NoteKind; readonly id: string }

/** A place of the course: a page, or a heading of it. `anchor` is the heading's id, empty for the page as a whole. */
export type NotePlace = NotePage & { readonly anchor: string }

/** A bookmark, a note or both. `revision` counts the versions of the text; 0 before the first. */
export type Note = NotePlace & {
  /** What the heading said when this was written; it names the place when the heading is gone. */
  readonly heading: string
  readonly isBookmarked: boolean
  readonly text: string
  readonly revision: number
}

/** `lesson/states#three-states`: the same place, the same key. */
export const placeKey = ({ kind, id, anchor }: NotePlace): string => `${kind}/${id}#${anchor}`

export const isSamePage = (a: NotePage, b: NotePage): boolean => a.kind === b.kind && a.id === b.id

/** Neither bookmark nor text: nothing to show. */
export const isEmptyNote = ({ isBookmarked, text }: Pick<Note, 'isBookmarked' | 'text'>): boolean =>
  !isBookmarked && text === ''
