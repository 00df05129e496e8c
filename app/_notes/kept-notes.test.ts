import { expect, test } from 'vitest'
import type { NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { readKeptNotes } from './kept-notes.ts'

const note = {
  ...({ kind: 'lesson', id: 'states', anchor: 'three-states', heading: 'Three states' } as const),
  ...{ isBookmarked: true, text: 'Ask about <b>ties</b>.', revision: 3 },
  ...{ href: '/learn/processes/states#three-states', isHeadingGone: false },
}
const group: NoteGroup = {
  ...({ kind: 'lesson', id: 'states', title: 'States', context: 'Processes' } as const),
  ...{ path: '/learn/processes/states', notes: [note] },
}
const at = '2026-03-01T10:00:00.000Z'
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify({ at, value }))

test('notes are read as they were kept', () => {
  expect(readKeptNotes(asKept([group]))).toEqual({ at, value: [group] })
  expect(readKeptNotes(asKept([]))?.value).toEqual([])
  const gone = { ...group, path: null, notes: [{ ...note, href: null }] }
  expect(readKeptNotes(asKept([gone]))?.value).toEqual([gone])
})

test.each([
  ['nothing', null],
  ['notes without their time', [group]],
  ['a text', asKept('notes')],
  ['a note of an unknown kind', asKept([{ ...group, notes: [{ ...note, kind: 'quiz' }] }])],
  ['a note without its revision', asKept([{ ...group, notes: [{ ...note, revision: undefined }] }])],
  ['a text that is a number', asKept([{ ...group, notes: [{ ...note, text: 7 }] }])],
  ['a link elsewhere', asKept([{ ...group, path: 'https://example.org/learn/' }])],
  ['a link that is a script', asKept([{ ...group, notes: [{ ...note, href: 'javascript:alert(1)' }] }])],
])('%s is not shown', (_, kept) => {
  expect(readKeptNotes(kept)).toBeNull()
})
