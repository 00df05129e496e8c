import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLink, encodeLink } from './link.ts'

test('a link brings back the program and its run, or two of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(4000), (source, position) => {
      const linked = { source, level: 'L1', schedule: '1.2~0.1x3', position, anyTime: true } as const
      const other = { ...linked, level: 'gil', source: `${source}#`, schedule: '' } as const
      for (const programs of [[linked], [linked, other]])
        expect(decodeLink(`#${encodeLink(programs)}`)).toEqual(programs)
    }),
    { numRuns: 40 },
  )
})

test('what is no link gives nothing', () => {
  fc.assert(fc.property(fc.string(), (text) => void decodeLink(`#p=${text}`)))
  const program = { source: 'x = 1', level: 'L0', schedule: '', position: 0, anyTime: false } as const
  const good = encodeLink([program]) as string
  expect(decodeLink(`#${encodeLink([program, program, program])}`)).toBe(null)
  for (const bad of ['', '#', good.replace('p=', 'q='), `${good}!`, good.slice(0, -4)])
    expect(decodeLink(bad)).toBe(null)
})

test('a program too long for an address has no link', () => {
  expect(
    encodeLink([{ source: 'x'.repeat(70_000), level: 'L1', schedule: '', position: 0, anyTime: false }]),
  ).toBe(null)
})
