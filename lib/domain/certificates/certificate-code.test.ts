import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_BYTES, certificateCode, groupedCode, readCertificateCode } from './certificate-code.ts'

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })

test('a code holds all of its 128 bits', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const isSame = a.every((byte, i) => byte === b[i])
      expect(certificateCode(a) === certificateCode(b)).toBe(isSame)
    }),
  )
  expect(certificateCode(new Uint8Array(CODE_BYTES).fill(255))).toBe('7zzzzzzzzzzzzzzzzzzzzzzzzz')
  expect(certificateCode(new Uint8Array(CODE_BYTES))).toBe('0'.repeat(26))
})

test('a code is read back as it is printed, in capitals and groups', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = certificateCode(random)
      expect(readCertificateCode(groupedCode(code))).toBe(code)
      expect(readCertificateCode(` ${code} `)).toBe(code)
    }),
  )
})

test('the address of its page is read as the code', () => {
  const code = certificateCode(new Uint8Array(CODE_BYTES).fill(7))
  const address = `https://learn.example.org/certificates/${code}`
  for (const pasted of [
    address,
    `${address}/`,
    `${address}?from=mail#top`,
    `/certificates/${groupedCode(code)}`,
  ])
    expect(readCertificateCode(pasted)).toBe(code)
})

test('letters that look like digits are read as these', () => {
  expect(readCertificateCode(`OIL${'0'.repeat(23)}`)).toBe(`011${'0'.repeat(23)}`)
})

test.each([
  '',
  'nope',
  '0'.repeat(25),
  '0'.repeat(27),
  `${'0'.repeat(25)}u`,
  `${'0'.repeat(25)}é`,
  '-'.repeat(200),
  'https://learn.example.org/certificates/',
  `${'0'.repeat(26)}${' '.repeat(300)}`,
])('no code: %j', (text) => {
  expect(readCertificateCode(text)).toBeNull()
})
