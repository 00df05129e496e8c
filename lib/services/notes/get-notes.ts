import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { listNotes } from '#lib/db/notes.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { arrangeNotes, type NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { isEmptyNote, type Note, type NotePage } from '#lib/domain/notes/note-place.ts'
import { findNotablePages } from './notable-pages.ts'

/** What this person keeps on a page; deleted notes come with their revision, which the next save has to name. */
export async function getPageNotes(actor: Actor, page: NotePage): Promise<Note[]> {
  const { id } = authorize(actor, 'learn')
  return listNotes(db(), id, page)
}

/** All that this person keeps, as the course goes. Nobody else's, whatever the role. */
export async function getNotes(actor: Actor): Promise<NoteGroup[]> {
  const { id } = authorize(actor, 'learn')
  const notes = (await listNotes(db(), id)).filter((note) => !isEmptyNote(note))
  return arrangeNotes(notes, await findNotablePages(notes))
}
