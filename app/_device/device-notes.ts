import { NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import { isEmptyNote, type Note, type NotePlace, placeKey } from '#lib/domain/notes/note-place.ts'
import { DEVICE_LIMITS } from '#lib/domain/progress/device-limits.ts'
import { changeDevice, readDevice } from './device-storage.ts'

/** What a visitor keeps on this device. */
export const deviceNotes = (): readonly Note[] => readDevice().notes.map(({ at: _, ...note }) => note)

export const findDeviceNote = (place: NotePlace): Note | null =>
  deviceNotes().find((note) => placeKey(note) === placeKey(place)) ?? null

/**
 * Stores a note as it is given; an empty one is removed. False when it cannot be kept: the storage is full or closed, or
 * there are more notes already than an account would take over.
 */
export function storeDeviceNote({ kind, id, anchor, heading, isBookmarked, text, revision }: Note): boolean {
  const stored = { kind, id, anchor, heading, isBookmarked, text, revision, at: new Date().toISOString() }
  const others = readDevice().notes.filter((note) => placeKey(note) !== placeKey(stored))
  const notes = isEmptyNote(stored) ? others : [...others, stored]
  const length = notes.reduce((sum, note) => sum + note.text.length, 0)
  if (notes.length > DEVICE_LIMITS.notes || length > NOTE_LIMITS.deviceCharacters) return false
  return changeDevice((progress) => ({ ...progress, notes }))
}
