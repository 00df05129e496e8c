/** Crockford's base 32: no i, l, o or u, so that a code read from paper is typed right. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Random bytes that a code is made of: 128 bits. */
export const CODE_BYTES = 16
const CODE_LENGTH = 26

/** The code of these `CODE_BYTES` random bytes, 26 characters in lower case. */
export function certificateCode(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let code = ''
  for (let i = 0; i < CODE_LENGTH; i++) {
    code = ALPHABET[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return code
}

/** The longest text in which a code is looked for: there are site addresses before it. */
export const CODE_TEXT_MAX = 300

/**
 * The code somebody typed, or whose page's address they pasted: capitals, spaces and hyphens do not count, o is 0, i and l
 * are 1. Null when it is none.
 */
export function readCertificateCode(text: string): string | null {
  if (text.length > CODE_TEXT_MAX) return null
  const typed = text.replace(/^.*\/certificates\//, '').replace(/[/?#].*$/, '')
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}

/** As printed: capitals, in groups of four or five. */
export const groupedCode = (code: string): string =>
  (
    code
      .toUpperCase()
      .match(/^(.{5})(.{4})(.{4})(.{4})(.{4})(.{5})$/)
      ?.slice(1) ?? [code]
  ).join('-')
