const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const MIN_MATCH = 4
const MAX_MATCH = 127 + MIN_MATCH
const WINDOW = 1 << 14

/**
 * Packs text into URL-safe characters, shorter where the text repeats itself (LZ77, Ziv and Lempel 1977). Layout: text is
 * made ASCII by \u escapes, so its bytes are below 128; a byte 128 + n stands for a copy of n + 4 characters from the distance in the
 * next two bytes (high, low); the bytes are then written in base64url (RFC 4648) without padding.
 */
export function packText(text: string): string {
  const ascii = text.replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return toBase64Url(compress(ascii))
}

/** The inverse, except that escapes stay escapes (JSON reads them). Null for text that `packText` never makes or beyond `maxLength`. */
export function unpackText(packed: string, maxLength: number): string | null {
  const bytes = fromBase64Url(packed)
  return bytes && decompress(bytes, maxLength)
}

function compress(text: string): number[] {
  const bytes: number[] = []
  const lastSeen = new Map<string, number>()
  for (let at = 0; at < text.length; ) {
    const from = lastSeen.get(text.slice(at, at + MIN_MATCH))
    const length = from === undefined || at - from >= WINDOW ? 0 : matchLength(text, from, at)
    if (length >= MIN_MATCH) {
      const distance = at - (from as number)
      bytes.push(128 + length - MIN_MATCH, distance >> 8, distance & 255)
    } else {
      bytes.push(text.charCodeAt(at))
    }
    const next = at + Math.max(length, 1)
    for (; at < next; at++) lastSeen.set(text.slice(at, at + MIN_MATCH), at)
  }
  return bytes
}

/** 0 when shorter than the cheapest copy. A copy may overlap its own output. */
function matchLength(text: string, from: number, at: number): number {
  let length = 0
  while (length < MAX_MATCH && at + length < text.length && text[from + length] === text[at + length])
    length++
  return length < MIN_MATCH ? 0 : length
}

function decompress(bytes: readonly number[], maxLength: number): string | null {
  const text: string[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte < 128) {
      text.push(String.fromCharCode(byte))
    } else {
      const distance = (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0)
      if (distance === 0 || distance > text.length) return null
      for (let left = byte - 128 + MIN_MATCH; left > 0; left--)
        text.push(text[text.length - distance] as string)
      at += 2
    }
    if (text.length > maxLength) return null
  }
  return text.join('')
}

function toBase64Url(bytes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.slice(at, at + 3)
    const bits = (group[0]! << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0)
    for (let char = 0; char <= group.length; char++) text += ALPHABET[(bits >> (18 - 6 * char)) & 63]
  }
  return text
}

function fromBase64Url(text: string): number[] | null {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 4) {
    const group = [...text.slice(at, at + 4)].map((char) => ALPHABET.indexOf(char))
    if (group.length === 1 || group.includes(-1)) return null
    const bits = group.reduce((sum, value, index) => sum | (value << (18 - 6 * index)), 0)
    for (let byte = 0; byte < group.length - 1; byte++) bytes.push((bits >> (16 - 8 * byte)) & 255)
  }
  return bytes
}
