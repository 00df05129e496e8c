import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grid, gridWalk } from './grid-walk.fixture.ts'
import { packText, unpackText } from './pack.ts'
import { drawAt } from './rng.ts'
import { decodeShareLink, encodeShareLink, MAX_LINK_CHARS } from './share-link.ts'

const walk = gridWalk()
const simulations = { 'grid-walk': walk }

function linkTo(
  content: { config?: unknown; path?: number[]; position?: number },
  version = walk.version,
): string {
  const link = encodeShareLink(
    { ...walk, version },
    { config: grid(2, 2), path: [], position: 0, ...content },
  )
  if (!link.ok) throw new Error(link.error.code)
  return link.value
}

test('what is packed unpacks to the same JSON and is safe in a URL', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const packed = packText(json)
      expect(packed).toMatch(/^[\w-]*$/)
      expect(JSON.parse(unpackText(packed, 1_000_000) ?? '')).toEqual(JSON.parse(json))
    }),
  )
})

test('no text makes unpacking throw or exceed its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09-_/+x') }), (text) => {
      expect((unpackText(text, 100) ?? '').length).toBeLessThanOrEqual(100)
    }),
  )
})

test('a link brings config, path and position back', () => {
  const paths = fc.array(fc.nat({ max: 60 }), { maxLength: 200 })
  fc.assert(
    fc.property(
      fc.nat({ max: 99 }),
      fc.nat({ max: 99 }),
      paths,
      fc.nat(),
      (width, height, path, position) => {
        const shared = { config: grid(width, height), path, position }
        expect(decodeShareLink(simulations, linkTo(shared))).toEqual({
          ok: true,
          value: { id: 'grid-walk', ...shared },
        })
      },
    ),
  )
})

test('repetition is cheap: a path of 2000 equal choices stays under 200 characters', () => {
  expect(linkTo({ path: new Array(2000).fill(1) }).length).toBeLessThan(200)
})

test('a link that would be too long is refused with its length', () => {
  const refused = (path: number[]) => encodeShareLink(walk, { config: grid(1, 1), path, position: 0 })
  const noise = Array.from({ length: 20_000 }, (_, index) => drawAt(1, index) % 30)
  expect(refused(noise)).toMatchObject({ ok: false, error: { code: 'too-long', maxChars: MAX_LINK_CHARS } })
  expect(refused(new Array(100_000).fill(1))).toMatchObject({ ok: false, error: { code: 'too-long' } })
})

test.each([
  ['nothing', '', 'malformed'],
  ['noise', 'abc', 'malformed'],
  ['characters outside the alphabet', '%%%%', 'malformed'],
  ['too much', 'A'.repeat(MAX_LINK_CHARS + 1), 'too-long'],
  ['text that unfolds without end', packText('9'.repeat(200_000)), 'malformed'],
  ['an unknown simulation', packText('"nope",1,{},"",0'), 'unknown-simulation'],
  ['the name of an object method', packText('"toString",1,{},"",0'), 'unknown-simulation'],
  ['another version', linkTo({}, 2), 'other-version'],
  ['a config that is refused', linkTo({ config: { width: -1 } }), 'invalid-config'],
  ['a negative choice', packText('"grid-walk",3,{"width":1,"height":1},[-1],0'), 'malformed'],
  ['a position that is no number', packText('"grid-walk",3,{"width":1,"height":1},"","0"'), 'malformed'],
  ['a digit that is none', packText('"grid-walk",3,{"width":1,"height":1},"0?",0'), 'malformed'],
])('%s is refused', (_what, link, code) => {
  expect(decodeShareLink(simulations, link)).toMatchObject({ ok: false, error: { code } })
})
