import { seenReader } from '#app/_offline/seen.ts'
import {
  hasParts,
  isCount,
  isFlag,
  isListOf,
  isMatch,
  isNullOr,
  isOneOf,
  isText,
} from '#app/_saving/check-shape.ts'
import type { NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { noteKinds } from '#lib/domain/notes/note-place.ts'

const place = { kind: isOneOf(noteKinds), id: isText }
/** A page of the course, so that no link leads elsewhere. */
const isPath = isNullOr(isMatch(/^\/(learn|labs|drills)\//))

const isGroup = hasParts({
  ...{ ...place, title: isText, context: isText, path: isPath },
  notes: isListOf(
    hasParts({
      ...{ ...place, anchor: isText, heading: isText, isBookmarked: isFlag },
      ...{ text: isText, revision: isCount, href: isPath, isHeadingGone: isFlag },
    }),
  ),
})

/** Notes with when the server gave them. */
export const readKeptNotes = seenReader<readonly NoteGroup[]>(isListOf(isGroup))
