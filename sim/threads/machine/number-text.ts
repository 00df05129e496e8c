/** CPython's `repr` of a float: the shortest digits that read back, exponent from 1e16 on and below 1e-4. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return exponentText(value)
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

function exponentText(value: number): string {
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const sign = exponent.startsWith('-') ? '-' : '+'
  return `${digits}e${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`
}

/** More digits than the exact value of any float has: behind them are zeros. */
const EXACT = 1100

/** `top / bottom` of positive numbers as a whole number, ties to even. */
function rounded(top: bigint, bottom: bigint): bigint {
  const low = top / bottom
  const rest = (top - low * bottom) * 2n
  return rest > bottom || (rest === bottom && low % 2n === 1n) ? low + 1n : low
}

/** `%.{precision}f` of C, correctly rounded (ties resolved on the exact binary value). */
export function fixedText(value: number, precision: number): string {
  if (!Number.isFinite(value)) return floatText(value)
  if (precision > EXACT) return fixedText(value, EXACT) + '0'.repeat(precision - EXACT)
  const [top, bottom] = ratioOf(Math.abs(value))
  const digits = rounded(top * 10n ** BigInt(precision), bottom)
    .toString()
    .padStart(precision + 1, '0')
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const whole = digits.slice(0, digits.length - precision)
  return precision === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - precision)}`
}

/** `%.{precision}e` of C. */
export function scientificText(value: number, precision: number): string {
  if (!Number.isFinite(value)) return floatText(value)
  if (precision > EXACT) return scientificText(value, EXACT).replace('e', `${'0'.repeat(precision - EXACT)}e`)
  const [digits, exponent] = decimalDigits(Math.abs(value), precision)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const mantissa = precision === 0 ? digits : `${digits[0]}.${digits.slice(1)}`
  return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** `precision + 1` significant digits of a value that is not negative, and the exponent of the first one. */
function decimalDigits(value: number, precision: number): readonly [string, number] {
  if (value === 0) return ['0'.repeat(precision + 1), 0]
  const [top, bottom] = ratioOf(value)
  let exponent = Number(value.toExponential().split('e')[1])
  for (;;) {
    const shift = precision - exponent
    const digits = rounded(
      shift > 0 ? top * 10n ** BigInt(shift) : top,
      shift < 0 ? bottom * 10n ** BigInt(-shift) : bottom,
    ).toString()
    if (digits.length === precision + 1) return [digits, exponent]
    exponent++
  }
}

/** `%.{precision}g` of C; `keepsZeros` is the `#` flag. */
export function generalText(value: number, precision: number, keepsZeros = false): string {
  if (!Number.isFinite(value)) return floatText(value)
  const digits = precision === 0 ? 1 : precision
  const [, exponent] = decimalDigits(Math.abs(value), Math.min(EXACT, digits - 1))
  const strip = (text: string) => (keepsZeros || !text.includes('.') ? text : text.replace(/\.?0+$/, ''))
  if (exponent < -4 || exponent >= digits) {
    const [mantissa, rest] = scientificText(value, digits - 1).split('e') as [string, string]
    return `${strip(mantissa)}e${rest}`
  }
  return strip(fixedText(value, Math.max(0, digits - 1 - exponent)))
}

/** A finite float as the fraction that it is exactly, in lowest terms. */
export function ratioOf(value: number): [bigint, bigint] {
  let denominator = 0
  let top = value
  while (!Number.isInteger(top)) {
    top *= 2
    denominator++
  }
  return [BigInt(top), 1n << BigInt(denominator)]
}

/** `float.hex`: the exact value with its binary exponent. */
export function hexText(value: number): string {
  if (!Number.isFinite(value)) return floatText(value)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (value === 0) return `${sign}0x0.0p+0`
  let mantissa = Math.abs(value)
  let exponent = 0
  while (mantissa >= 2) {
    mantissa /= 2
    exponent++
  }
  while (mantissa < 1 && exponent > -1022) {
    mantissa *= 2
    exponent--
  }
  const whole = Math.floor(mantissa)
  const digits = ((mantissa - whole) * 2 ** 52).toString(16).padStart(13, '0')
  return `${sign}0x${whole}.${digits}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
}

/** What `float.fromhex` reads, or undefined. */
export function parseHex(source: string): number | undefined {
  const plain = source.trim().toLowerCase()
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(plain)
  if (special)
    return (special[1] === '-' ? -1 : 1) * (special[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY)
  const match = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/.exec(plain)
  const [, sign, whole = '', rest = '', exponent = '0'] = match ?? []
  if (!match || whole + rest === '') return undefined
  const size = Number(BigInt(`0x${whole}${rest}`)) * 2 ** (Number(exponent) - 4 * rest.length)
  return sign === '-' ? -size : size
}

/** CPython's `repr` of a str. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let out = quote
  for (const char of text) {
    const code = char.codePointAt(0) as number
    if (char === quote || char === '\\') out += `\\${char}`
    else if (char === '\n') out += '\\n'
    else if (char === '\r') out += '\\r'
    else if (char === '\t') out += '\\t'
    else if (code < 32 || code === 127) out += `\\x${code.toString(16).padStart(2, '0')}`
    else if (code > 126 && /[\p{C}\p{Z}]/u.test(char)) out += escapeCode(code)
    else out += char
  }
  return out + quote
}

export function escapeCode(code: number): string {
  if (code < 256) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 65536) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\U${code.toString(16).padStart(8, '0')}`
}
