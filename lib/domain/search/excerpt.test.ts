import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, markText, type Piece } from './excerpt.ts'

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')

const filler = 'One two three four five six seven eight nine ten. '.repeat(12)

test('every form of a word that is looked for is marked, and nothing else', () => {
  const terms = new Set(['mutex', 'owner'])
  expect(shown(markText('Mutexes know their owner; a mutexed one may not.', terms))).toBe(
    '[Mutexes] know their [owner]; a mutexed one may not.',
  )
})

test('an excerpt starts shortly before the place where most of the words stand together', () => {
  const text = `A lock. ${filler}Here the lock has an owner. ${filler}`
  const { pieces } = excerptOf(text, new Set(['lock', 'owner']))
  expect(shown(pieces)).toMatch(/^… .*Here the \[lock\] has an \[owner\]\. .* …$/)
  expect(shown(pieces).length).toBeLessThan(210)
})

test('a short text is shown whole, its last mark included', () => {
  expect(shown(excerptOf('Mutex or semaphore?', new Set(['mutex'])).pieces)).toBe('[Mutex] or semaphore?')
})

test('lines that are no sentences are set apart', () => {
  expect(shown(excerptOf('1 µs\na flush\nIt ends.\nNew line', new Set()).pieces)).toBe(
    '1 µs · a flush · It ends. New line',
  )
})

test('the neighbours of the word found come from its own line', () => {
  const { found } = excerptOf('End of one.\nIn it a thread waits for ever.\nNext.', new Set(['wait']))
  expect(found).toEqual({ before: 'it a thread', word: 'waits', after: 'for ever' })
  expect(excerptOf('A lock waits.', new Set(['wait'])).found?.before).toBe('A lock')
})

test('pieces are the text, whatever it is made of', () => {
  const word = fc.constantFrom('lock', 'locks', 'a', 'ö', '“x”', '\n', '—', '😀', 'owner’s', ' ')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 80 }), (words) => {
      const text = words.join(' ')
      const joined = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('')
      expect(joined(markText(text, new Set(['lock', 'owner'])))).toBe(text)
      const { pieces, found } = excerptOf(text, new Set(['lock', 'owner']))
      expect(pieces.some(({ isMatch }) => isMatch)).toBe(found !== null)
      if (found) expect(text).toContain(found.word)
    }),
  )
})
