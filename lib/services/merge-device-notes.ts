import type { Db } from '#lib/db/client.ts'
import { countNotes, findNote, saveNote } from '#lib/db/notes.ts'
import { joinNotes } from '#lib/domain/notes/join-notes.ts'
import { NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import { isEmptyNote } from '#lib/domain/notes/note-place.ts'
import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import { isNotablePage } from './notes/notable-pages.ts'

type Merge = { readonly userId: string; readonly notes: DeviceProgress['notes']; readonly now: Date }

/**
 * Takes over what a visitor kept. Where the account has a note at the same place, the two become one text; nothing is
 * overwritten. Pages that never were are left out. Returns how many places changed. The learner is locked by the caller.
 */
export async function mergeDeviceNotes(tx: Db, { userId, notes, now }: Merge): Promise<number> {
  let room = NOTE_LIMITS.places - (await countNotes(tx, userId))
  let merged = 0
  for (const { at: _, ...note } of notes) {
    const stored = await findNote(tx, userId, note)
    if (!stored && !(await isNotablePage(tx, note))) continue
    const isNew = !stored || isEmptyNote(stored)
    if (isNew && room <= 0) continue
    const text = joinNotes(stored?.text ?? '', note.text)
    const isBookmarked = note.isBookmarked || Boolean(stored?.isBookmarked)
    if (stored && stored.text === text && stored.isBookmarked === isBookmarked) continue
    const revision = (stored?.revision ?? 0) + (text === (stored?.text ?? '') ? 0 : 1)
    await saveNote(tx, userId, { ...note, text, isBookmarked, revision }, now)
    if (isNew) room--
    merged++
  }
  return merged
}
