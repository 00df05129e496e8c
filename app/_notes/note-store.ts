import { deviceNotes, findDeviceNote, storeDeviceNote } from '#app/_device/device-notes.ts'
import type { SaveOptions, Stored } from '#app/_saving/save-queue.ts'
import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import { isSamePage, type Note, type NotePage, type NotePlace } from '#lib/domain/notes/note-place.ts'

export type NamedPlace = NotePlace & { readonly heading: string }

/** Where notes are kept: the account, or for visitors this device. Refusals are those of the endpoints in both. */
export type NoteStore = {
  list(page: NotePage): Promise<ApiResult<readonly Note[]>>
  saveText(
    place: NamedPlace,
    text: Stored<string>,
    options: SaveOptions,
  ): Promise<ApiResult<{ readonly revision: number }>>
  setBookmark(place: NamedPlace, isBookmarked: boolean): Promise<ApiResult<unknown>>
}

/** The notes of an account, or of a visitor, whose `ownerId` is null. */
export const notesOf = (ownerId: string | null): NoteStore =>
  ownerId === null ? visitorNotes : accountNotes(ownerId)

const accountNotes = (ownerId: string): NoteStore => ({
  async list({ kind, id }) {
    const result = await callApi<{ notes: Note[] }>('GET', `/api/notes?kind=${kind}&id=${id}`, {
      as: ownerId,
    })
    return result.ok ? { ok: true, value: result.value.notes } : result
  },
  saveText: ({ kind, id, anchor, heading }, { value, revision }, { keepalive }) =>
    callApi('PUT', '/api/notes/text', {
      body: { kind, id, anchor, heading, text: value, revision },
      ...{ keepalive, as: ownerId },
    }),
  setBookmark: ({ kind, id, anchor, heading }, isBookmarked) =>
    callApi('PUT', '/api/notes/bookmark', {
      ...{ body: { kind, id, anchor, heading, isBookmarked }, as: ownerId },
    }),
})

const visitorNotes: NoteStore = {
  list: async (page) => ({ ok: true, value: deviceNotes().filter((note) => isSamePage(note, page)) }),
  async saveText(place, { value, revision }) {
    const current = findDeviceNote(place) ?? blankNote(place)
    if (current.text === value) return { ok: true, value: { revision: current.revision } }
    if (current.revision !== revision)
      return refused('conflict', '', { value: current.text, revision: current.revision })
    // Seconds, so that a deleted and rewritten note does not count from 1 again.
    const next = Math.max(revision + 1, Math.floor(Date.now() / 1000))
    return storeDeviceNote({ ...current, ...place, text: value, revision: next })
      ? { ok: true, value: { revision: value === '' && !current.isBookmarked ? 0 : next } }
      : refused('not-kept', NOT_KEPT)
  },
  async setBookmark(place, isBookmarked) {
    const current = findDeviceNote(place) ?? blankNote(place)
    return storeDeviceNote({ ...current, ...place, isBookmarked })
      ? { ok: true, value: {} }
      : refused('not-kept', NOT_KEPT)
  },
}

export const blankNote = ({ kind, id, anchor, heading }: NamedPlace): Note => ({
  ...{ kind, id, anchor, heading },
  ...{ isBookmarked: false, text: '', revision: 0 },
})

const NOT_KEPT = 'This browser keeps nothing more for this site. An account keeps your notes for you.'

const refused = (code: string, message: string, details = {}): ApiResult<never> => ({
  ok: false,
  error: { status: 409, code, message, details },
})
