import { authorize } from '#lib/auth/authorize.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { countNotes, findNote, saveNote as store } from '#lib/db/notes.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { isTooLong, NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import { isEmptyNote, type Note, type NotePlace } from '#lib/domain/notes/note-place.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { isNotablePage } from './notable-pages.ts'

/** A place with what its heading says on the page that asks. */
type NamedPlace = NotePlace & { readonly heading: string }

type Context = Pick<RequestContext, 'now'>

/**
 * Keeps what one wrote at a place; an empty text deletes the note. Throws 409 `conflict` with the stored text as `value`
 * when another page saved since, 404 for a page that never was.
 */
export async function saveNoteText(
  actor: Actor,
  input: NamedPlace & { readonly text: string; readonly revision: number },
  { now }: Context,
): Promise<{ readonly revision: number }> {
  const { text, revision, ...place } = input
  return changeNote(actor, place, async (tx, userId, current) => {
    if (current.text === text) return { revision: current.revision }
    if (current.revision !== revision)
      throw new ServiceError(
        409,
        'conflict',
        'This note was changed on another page. Choose which text to keep.',
        { value: current.text, revision: current.revision },
      )
    if (isTooLong(text, current.text)) throw tooLongError()
    await store(tx, userId, { ...current, ...place, text, revision: revision + 1 }, now)
    return { revision: revision + 1 }
  })
}

/** Sets or removes the bookmark of a place; what is written there stays. */
export async function setBookmark(
  actor: Actor,
  { isBookmarked, ...place }: NamedPlace & { readonly isBookmarked: boolean },
  { now }: Context,
): Promise<{ readonly isBookmarked: boolean }> {
  return changeNote(actor, place, async (tx, userId, current) => {
    if (current.isBookmarked !== isBookmarked)
      await store(tx, userId, { ...current, ...place, isBookmarked }, now)
    return { isBookmarked }
  })
}

type Change<T> = (tx: Db, userId: string, current: Note) => Promise<T>

async function changeNote<T>(actor: Actor, place: NamedPlace, change: Change<T>): Promise<T> {
  const { id: userId } = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, userId)
    const stored = await findNote(tx, userId, place)
    if (!stored && !(await isNotablePage(tx, place))) throw notFoundError()
    const current = stored ?? { ...place, isBookmarked: false, text: '', revision: 0 }
    if (isEmptyNote(current) && (await countNotes(tx, userId)) >= NOTE_LIMITS.places) throw tooManyError()
    return change(tx, userId, current)
  })
}

const tooLongError = () =>
  new ServiceError(
    400,
    'note-too-long',
    `A note has at most ${NOTE_LIMITS.characters.toLocaleString('en-GB')} characters. Shorten it; until then it is kept on this device only.`,
  )

const tooManyError = () =>
  new ServiceError(
    409,
    'too-many-notes',
    `You keep notes and bookmarks at ${NOTE_LIMITS.places.toLocaleString('en-GB')} places, which is the most. Delete some on the page of your notes.`,
  )
