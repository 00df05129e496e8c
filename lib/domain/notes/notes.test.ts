import { expect, test } from 'vitest'
import { arrangeNotes, type NotablePage } from './arrange-notes.ts'
import { filterNotes } from './filter-notes.ts'
import { joinNotes } from './join-notes.ts'
import { isTooLong, NOTE_LIMITS } from './note-limits.ts'
import type { Note } from './note-place.ts'
import { notesAsMarkdown } from './notes-as-markdown.ts'

const note = (anchor: string, text: string, rest: Partial<Note> = {}): Note => ({
  ...{ kind: 'lesson', id: 'states', anchor, heading: anchor, isBookmarked: false, text, revision: 1 },
  ...rest,
})

const states: NotablePage = {
  ...{ kind: 'lesson', id: 'states', title: 'Process states', context: 'Processes' },
  ...{ path: '/learn/processes/states' },
  headings: [
    { id: 'three-states', text: 'Three states' },
    { id: 'blocked', text: 'What blocked means' },
  ],
}

const card: NotablePage = {
  ...{ kind: 'card', id: 'mutex', title: 'Mutex [*]', context: 'Cards' },
  ...{ path: '/drills/mutex', headings: null },
}

test('notes stand as the course goes: the page, its headings, then those whose heading is gone', () => {
  const notes = [
    note('gone', 'old', { heading: 'An older heading' }),
    note('', 'cards', { kind: 'card', id: 'mutex' }),
    note('blocked', 'b'),
    note('', 'all'),
    note('three-states', 'a'),
    note('nothing', ''),
  ]
  const shown = arrangeNotes(notes, [states, card]).map(({ title, notes: some }) => [
    title,
    ...some.map(({ heading, href }) => `${heading} ${href}`),
  ])
  expect(shown).toEqual([
    [
      'Process states',
      ' /learn/processes/states',
      'Three states /learn/processes/states#three-states',
      'What blocked means /learn/processes/states#blocked',
      'An older heading /learn/processes/states',
    ],
    ['Mutex [*]', ' /drills/mutex'],
  ])
})

test('a note on a page that nobody knows is kept, without a link', () => {
  const [group] = arrangeNotes([note('x', 'text', { id: 'left' })], [states])
  expect(group).toMatchObject({ title: 'left', path: null, notes: [{ text: 'text', href: null }] })
})

test('a search finds words in any order in text, heading and title, whatever case and accents', () => {
  const groups = arrangeNotes(
    [note('blocked', 'Attend la libération'), note('three-states', 'ready')],
    [states],
  )
  const found = (query: string) =>
    filterNotes(groups, query).flatMap(({ notes }) => notes.map(({ id, anchor }) => `${id}#${anchor}`))
  expect(found('LIBERATION attend')).toEqual(['states#blocked'])
  expect(found('process ready')).toEqual(['states#three-states'])
  expect(found(' ')).toHaveLength(2)
  expect(found('semaphore')).toEqual([])
})

test('what was written becomes quotations, and no mark in it becomes structure or markup', () => {
  const text = '# not a heading\n<script>alert(1)</script>'
  const groups = arrangeNotes(
    [
      note('blocked', text, { isBookmarked: true }),
      note('', '', { kind: 'card', id: 'mutex', isBookmarked: true }),
    ],
    [states, card],
  )
  expect(notesAsMarkdown(groups, 'https://learn.example')).toBe(
    [
      '# Notes',
      '## [Process states](https://learn.example/learn/processes/states)',
      '### [What blocked means](https://learn.example/learn/processes/states#blocked)',
      '*Bookmarked*',
      '> # not a heading\n> &lt;script>alert(1)&lt;/script>',
      '## [Mutex \\[\\*\\]](https://learn.example/drills/mutex)',
      '*Bookmarked*\n',
    ].join('\n\n'),
  )
})

test.each([
  ['', 'device', 'device'],
  ['account', '', 'account'],
  ['account', 'device', 'account\n\ndevice'],
  ['account\n\ndevice', 'device', 'account\n\ndevice'],
  ['account', 'account and more', 'account and more'],
])('%j and %j become %j', (account, device, joined) => {
  expect(joinNotes(account, device)).toBe(joined)
  expect(joinNotes(joined, device)).toBe(joined)
})

test('a note that grew too long by joining can be shortened and not lengthened', () => {
  const [long, longer] = [1, 2].map((more) => 'x'.repeat(NOTE_LIMITS.characters + more)) as [string, string]
  expect([isTooLong(long, ''), isTooLong(long, longer), isTooLong(longer, long)]).toEqual([true, false, true])
})
