import { expect, test } from 'vitest'
import { hrefOf, parseLink } from './links.ts'

test.each([
  ['lesson:states#ready', { type: 'lesson', id: 'states', heading: 'ready' }],
  ['lesson:states', { type: 'lesson', id: 'states' }],
  ['card:mutex', { type: 'card', id: 'mutex' }],
  ['https://example.org/a?b#c', { type: 'web', url: 'https://example.org/a?b#c' }],
  ['card:mutex#x', null],
  ['LESSON:states', null],
  ['lesson:', null],
  ['http://example.org', null],
  ['HTTPS://example.org', null],
  ['https://a@b.example', null],
  ['https://', null],
  ['https://example.org/\u00a0x', null],
  ['#ready', null],
  ['', null],
])('%j', (url, link) => {
  expect(parseLink(url)).toEqual(link)
})

test('only links to lessons can lead nowhere', () => {
  expect(hrefOf({ type: 'lesson', id: 'states' }, () => null)).toBeNull()
  expect(hrefOf({ type: 'lab', id: 'beat' }, () => null)).toBe('/labs/beat')
})
