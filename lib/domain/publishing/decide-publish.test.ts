import { expect, test } from 'vitest'
import { decidePublish } from './decide-publish.ts'
import { decideRollBack } from './decide-roll-back.ts'
import { decideSave } from './decide-save.ts'
import { nextVersionNumber } from './version.ts'

const draft = { revision: 4, hash: 'new' }
const published = { number: 2, hash: 'old' }
const intent = { revision: 4, publishedNumber: 2 }

test('the draft that was looked at is published over the version it was compared with', () => {
  expect(decidePublish({ draft, published, intent })).toEqual({ ok: true, value: 'publish' })
  expect(decidePublish({ draft, published: null, intent: { ...intent, publishedNumber: null } }).ok).toBe(
    true,
  )
})

test.each([
  ['no-draft', { draft: null, published, intent }],
  ['stale-draft', { draft, published, intent: { ...intent, revision: 3 } }],
  ['published-moved', { draft, published: { ...published, number: 3 }, intent }],
  ['published-moved', { draft, published: null, intent }],
  ['nothing-new', { draft: { ...draft, hash: 'old' }, published, intent }],
])('publishing is refused: %s', (code, input) => {
  expect(decidePublish(input)).toEqual({ ok: false, error: { code } })
})

test('a save over somebody else’s is stale, a repeated one is not', () => {
  const stored = { revision: 3, source: 'theirs' }
  expect(decideSave(stored, { revision: 2, source: 'mine' })).toEqual({
    ok: false,
    error: { code: 'stale-draft' },
  })
  expect(decideSave(stored, { revision: 2, source: 'theirs' })).toEqual({
    ok: true,
    value: { type: 'unchanged', revision: 3 },
  })
  expect(decideSave(stored, { revision: 3, source: 'mine' })).toEqual({
    ok: true,
    value: { type: 'store', revision: 4 },
  })
  expect(decideSave(null, { revision: 0, source: 'mine' })).toEqual({
    ok: true,
    value: { type: 'store', revision: 1 },
  })
  expect(decideSave(null, { revision: 5, source: 'mine' }).ok).toBe(false)
})

const versions = [
  { number: 1, hash: 'a', origin: 'file' },
  { number: 3, hash: 'b', origin: 'studio' },
] as const

test('rolling back makes a version after all others, not a pointer to an old one', () => {
  const input = { versions, published: versions[1], to: 1, publishedNumber: 3 }
  expect(decideRollBack(input)).toEqual({ ok: true, value: { number: 4, rolledBackFrom: 1 } })
})

test.each([
  ['no-such-version', { to: 2, publishedNumber: 3 }],
  ['already-published', { to: 3, publishedNumber: 3 }],
  ['published-moved', { to: 1, publishedNumber: 2 }],
])('rolling back is refused: %s', (code, input) => {
  expect(decideRollBack({ versions, published: versions[1], ...input })).toEqual({
    ok: false,
    error: { code },
  })
})

test('version numbers are never used twice', () => {
  expect(nextVersionNumber([])).toBe(1)
  expect(nextVersionNumber(versions)).toBe(4)
})
