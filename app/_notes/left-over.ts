import type { NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { noteKinds, placeKey } from '#lib/domain/notes/note-place.ts'
import { blankNote } from './note-store.ts'
import { pendingPrefix } from './pending-prefix.ts'

/** Whether a page of this browser left a text of this page unsaved. */
export const hasUnsaved = (ownerId: string | null, page: string): boolean =>
  keysFrom(`interleave:${pendingPrefix(ownerId)}:${page}#`).length > 0

/** Places whose text was never saved and that `groups` does not have, named by what their ids say. */
export function leftOverGroups(ownerId: string | null, groups: readonly NoteGroup[]): NoteGroup[] {
  const known = new Set(groups.flatMap(({ notes }) => notes.map(placeKey)))
  const start = `interleave:${pendingPrefix(ownerId)}:`
  const places = new Set(keysFrom(start).map((key) => key.slice(start.length, key.lastIndexOf(':'))))
  return [...places].flatMap((place) => {
    const [, kindName, id = '', anchor = ''] = /^([a-z]+)\/([a-z0-9-]+)#(.*)$/.exec(place) ?? []
    const kind = noteKinds.find((one) => one === kindName)
    if (!kind || known.has(place)) return []
    const note = blankNote({ kind, id, anchor, heading: wordsOf(anchor) })
    const page = { kind, id, title: wordsOf(id), context: 'Left on this device, saved now', path: null }
    return [{ ...page, notes: [{ ...note, href: null, isHeadingGone: false }] }]
  })
}

const wordsOf = (slug: string): string => {
  const words = slug.replaceAll('-', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function keysFrom(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}
