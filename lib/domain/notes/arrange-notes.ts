import { isEmptyNote, isSamePage, type Note, type NotePage } from './note-place.ts'

/** A page that can hold notes, in the order of the course. `path` is null when the course no longer has it. */
export type NotablePage = NotePage & {
  readonly title: string
  /** Where it belongs, such as the module's title. */
  readonly context: string
  readonly path: string | null
  /** Headings in reading order; null where they are not known, as on a device. */
  readonly headings: readonly { readonly id: string; readonly text: string }[] | null
}

export type ArrangedNote = Note & {
  /** The exact place; null when the page is gone. Where only the heading is gone it is the page. */
  readonly href: string | null
  readonly isHeadingGone: boolean
}

export type NoteGroup = Omit<NotablePage, 'headings'> & { readonly notes: readonly ArrangedNote[] }

/**
 * Notes as the course goes: by page, on each the page's own first, then by heading, then those whose heading is gone.
 * Nothing is left out but what is empty; pages that nobody knows come last under their id.
 */
export function arrangeNotes(notes: readonly Note[], pages: readonly NotablePage[]): NoteGroup[] {
  const kept = notes.filter((note) => !isEmptyNote(note))
  const known = pages.flatMap((page) => groupOf(page, kept))
  const lost = kept.filter((note) => !pages.some((page) => isSamePage(page, note)))
  const unknown = [...Map.groupBy(lost, ({ kind, id }) => `${kind}/${id}`).values()].flatMap((some) => {
    const [{ kind, id } = { kind: 'lesson', id: '' } as const] = some
    return groupOf({ kind, id, title: id, context: '', path: null, headings: null }, some)
  })
  return [...known, ...unknown]
}

function groupOf({ headings, ...page }: NotablePage, all: readonly Note[]): NoteGroup[] {
  const placeOf = ({ anchor }: Note) =>
    anchor === '' ? -1 : (headings?.findIndex(({ id }) => id === anchor) ?? 0)
  const arranged = all
    .filter((note) => isSamePage(page, note))
    .map((note) => ({ note, place: placeOf(note), isGone: note.anchor !== '' && placeOf(note) < 0 }))
    .toSorted((a, b) => Number(a.isGone) - Number(b.isGone) || a.place - b.place)
    .map(({ note, place, isGone }) => ({
      ...note,
      heading: headings?.[place]?.text ?? note.heading,
      href: page.path && (note.anchor === '' || isGone ? page.path : `${page.path}#${note.anchor}`),
      isHeadingGone: isGone,
    }))
  return arranged.length === 0 ? [] : [{ ...page, notes: arranged }]
}
