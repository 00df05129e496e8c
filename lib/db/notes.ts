import type { Note, NoteKind, NotePage, NotePlace } from '#lib/domain/notes/note-place.ts'
import type { Db } from './client.ts'

const noteSelect = {
  ...{ kind: true, pageId: true, anchor: true, heading: true },
  ...{ isBookmarked: true, text: true, revision: true },
} as const

type NoteRow = {
  kind: string
  pageId: string
  anchor: string
  heading: string
  isBookmarked: boolean
  text: string
  revision: number
}

const toNote = ({ kind, pageId, ...row }: NoteRow): Note => ({
  ...row,
  kind: kind as NoteKind,
  id: pageId,
})

const keyOf = (userId: string, { kind, id, anchor }: NotePlace) => ({
  userId_kind_pageId_anchor: { userId, kind, pageId: id, anchor },
})

/** What one person keeps, on all pages or on one, deleted ones with their revision included; in no order. */
export async function listNotes(reader: Db, userId: string, page?: NotePage): Promise<Note[]> {
  const where = { userId, ...(page && { kind: page.kind, pageId: page.id }) }
  return (await reader.note.findMany({ where, select: noteSelect })).map(toNote)
}

/** Null when nothing was ever kept there. */
export async function findNote(reader: Db, userId: string, place: NotePlace): Promise<Note | null> {
  const row = await reader.note.findUnique({ where: keyOf(userId, place), select: noteSelect })
  return row && toNote(row)
}

/** At how many places this person keeps something. */
export const countNotes = (reader: Db, userId: string): Promise<number> =>
  reader.note.count({ where: { userId, OR: [{ text: { not: '' } }, { isBookmarked: true }] } })

/** Stores the note as it is given. Check the revision and lock the learner before. */
export async function saveNote(tx: Db, userId: string, note: Note, now: Date): Promise<void> {
  const { kind, id, anchor, heading, isBookmarked, text, revision } = note
  const row = { heading, isBookmarked, text, revision, updatedAt: now }
  await tx.note.upsert({
    where: keyOf(userId, note),
    create: { userId, kind, pageId: id, anchor, ...row },
    update: row,
  })
}
