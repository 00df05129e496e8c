/** CPython's `repr` of a float: the shortest digits that read back, exponent from 1e16 on and below 1e-4. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return exponentText(value)
  const text = size < 1e-6 ? value.toFixed(20) : String(value)
  return text.includes('.') ? text : `${text}.0`
}

function exponentText(value: number): string {
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const sign = exponent.startsWith('-') ? '-' : '+'
  return `${digits}e${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`
}

/** `%.{precision}f` of C, correctly rounded (ties resolved on the exact binary value). */
export function fixedText(value: number, precision: number): string {
  if (!Number.isFinite(value)) return floatText(value)
  if (precision <= 100 && Math.abs(value) < 1e21) return value.toFixed(precision)
  const isNegative = value < 0 || Object.is(value, -0)
  const whole = BigInt(Math.trunc(Math.abs(value))).toString()
  const rest = precision > 0 ? `.${'0'.repeat(precision)}` : ''
  return (isNegative ? '-' : '') + whole + rest
}

/** `%.{precision}e` of C. */
export function scientificText(value: number, precision: number): string {
  if (!Number.isFinite(value)) return floatText(value)
  const [digits, exponent] = value.toExponential(Math.min(100, precision)).split('e') as [string, string]
  const sign = exponent.startsWith('-') ? '-' : '+'
  return `${digits}e${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`
}

/** `%.{precision}g` of C; `keepsZeros` is the `#` flag. */
export function generalText(value: number, precision: number, keepsZeros = false): string {
  if (!Number.isFinite(value)) return floatText(value)
  const digits = precision === 0 ? 1 : precision
  const exponent = value === 0 ? 0 : Number(value.toExponential(Math.min(100, digits - 1)).split('e')[1])
  const strip = (text: string) => (keepsZeros || !text.includes('.') ? text : text.replace(/\.?0+$/, ''))
  if (exponent < -4 || exponent >= digits) {
    const [mantissa, rest] = scientificText(value, digits - 1).split('e') as [string, string]
    return `${strip(mantissa)}e${rest}`
  }
  return strip(fixedText(value, Math.max(0, digits - 1 - exponent)))
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
