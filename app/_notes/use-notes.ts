import { pendingValues } from '#app/_saving/pending-values.ts'
import { SaveQueue } from '#app/_saving/save-queue.ts'
import { useSaveQueue } from '#app/_saving/use-save-queue.ts'
import { type Note, placeKey } from '#lib/domain/notes/note-place.ts'
import { notesOf } from './note-store.ts'
import { pendingPrefix } from './pending-prefix.ts'

/**
 * The texts of notes by `placeKey`, saved as they change: to the account, or on this device for a visitor, whose `ownerId`
 * is null.
 */
export const useNotes = (
  ownerId: string | null,
  notes: readonly Note[],
  onRestored?: (queue: SaveQueue<string>) => void,
) => useSaveQueue(() => queueFor(ownerId, notes), onRestored)

function queueFor(ownerId: string | null, notes: readonly Note[]): SaveQueue<string> {
  const places = new Map(notes.map((note) => [placeKey(note), note]))
  const store = notesOf(ownerId)
  const stored = notes.map((note) => ({ id: placeKey(note), value: note.text, revision: note.revision }))
  return new SaveQueue(stored, {
    pending: pendingValues(pendingPrefix(ownerId), readText),
    isSame: (a, b) => a === b,
    save: (id, text, options) => store.saveText(places.get(id) as Note, text, options),
  })
}

const readText = (found: unknown) => (typeof found === 'string' ? found : undefined)
