// Format specifications: f-strings, format(), str.format and the % operator (CPython's "Format Specification Mini-Language").
import { floatOf } from './constants.ts'
import { get } from './dict.ts'
import { numberOf } from './equality.ts'
import { raised, typeError, valueError } from './errors.ts'
import { KIND, kindOf } from './heap.ts'
import { fixedText, floatText, generalText, scientificText } from './number-text.ts'
import { asciiRepr, toRepr, toStr } from './text.ts'
import { itemsOfTuple, typeName } from './types.ts'
import { bigOf, FALSE, isBig, isBool, isInt, isString, str, TRUE, text, UNBOUND } from './values.ts'

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u

type Spec = {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly isAlternate: boolean
  readonly width: number
  readonly group: string
  readonly precision: number | undefined
  readonly type: string
}

/** `format(v, spec)` for built-in types. */
export function formatValue(v: number, spec: string): string {
  if (spec === '') return toStr(v)
  const isNumber = isInt(v) || isBig(v) || isBool(v) || kindOf(v) === KIND.float
  if (!isNumber && !isString(v))
    throw typeError(`unsupported format string passed to ${typeName(v)}.__format__`)
  const parsed = parse(spec, v)
  if (isString(v)) return formatText(text(v), parsed)
  if (kindOf(v) === KIND.float || 'eEfFgG%'.includes(parsed.type || ' '))
    return formatFloat(numberOf(v) as number, parsed, v)
  return formatInt(v, parsed)
}

function parse(spec: string, v: number): Spec {
  const match = SPEC.exec(spec)
  if (!match) throw valueError(`Invalid format specifier '${spec}' for object of type '${typeName(v)}'`)
  const [, fill, align, sign, negativeZero, alternate, zero, width, group, precision, type] = match
  const result = {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero && !isString(v) ? '=' : ''),
    sign: sign ?? '',
    isAlternate: alternate !== undefined,
    width: Number(width ?? 0),
    group: group ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  }
  if (result.width > 1_000_000) throw valueError('Too many decimal digits in format string')
  const isFloat = kindOf(v) === KIND.float
  const known = isString(v) ? 's' : isFloat ? 'eEfFgGn%' : 'bcdeEfFgGnoxX%'
  if (result.type && !known.includes(result.type))
    throw valueError(`Unknown format code '${result.type}' for object of type '${typeName(v)}'`)
  if (isString(v) && result.align === '=')
    throw valueError("'=' alignment not allowed in string format specifier")
  if (isString(v) && negativeZero)
    throw valueError('Negative zero coercion (z) not allowed in string format specifier')
  if (isString(v) && alternate) throw valueError('Alternate form (#) not allowed in string format specifier')
  if (group && (isString(v) || (group === ',' ? 'cnboxX' : 'cn').includes(type ?? ' ')))
    throw valueError(`Cannot specify '${group}' with '${type ?? 's'}'.`)
  if (isString(v) && sign) throw valueError('Sign not allowed in string format specifier')
  return result
}

function pad(content: string, { fill, align, width }: Spec, fallback: string): string {
  const missing = width - [...content].length
  if (missing <= 0) return content
  switch (align || fallback) {
    case '<':
      return content + fill.repeat(missing)
    case '^':
      return fill.repeat(missing >> 1) + content + fill.repeat(missing - (missing >> 1))
    default:
      return fill.repeat(missing) + content
  }
}

function formatText(content: string, spec: Spec): string {
  return pad(
    spec.precision === undefined ? content : [...content].slice(0, spec.precision).join(''),
    spec,
    '<',
  )
}

/** Sign, prefix and digits, padded between sign and digits when aligned by `=`. */
function assemble(isNegative: boolean, prefix: string, digits: string, spec: Spec): string {
  const sign = isNegative ? '-' : spec.sign === '+' ? '+' : spec.sign === ' ' ? ' ' : ''
  const head = sign + prefix
  if (spec.align !== '=') return pad(head + digits, spec, '>')
  const missing = spec.width - head.length - digits.length
  if (missing > 0 && spec.group && spec.fill === '0')
    return head + groupZeros(digits, spec.width - head.length, spec.group)
  return head + spec.fill.repeat(Math.max(0, missing)) + digits
}

function groupZeros(digits: string, width: number, group: string): string {
  const [whole = '', ...rest] = digits.split(/(?=\.)/)
  let plain = whole.replaceAll(group, '')
  let grouped = whole
  while (grouped.length + rest.join('').length < width) {
    plain = `0${plain}`
    grouped = groupDigits(plain, group, 3)
  }
  return grouped + rest.join('')
}

function groupDigits(digits: string, group: string, size: number): string {
  if (!group) return digits
  const parts = []
  for (let end = digits.length; end > 0; end -= size)
    parts.unshift(digits.slice(Math.max(0, end - size), end))
  return parts.join(group)
}

function formatInt(v: number, spec: Spec): string {
  const value = v === TRUE ? 1n : v === FALSE ? 0n : bigOf(v)
  if (spec.precision !== undefined) throw valueError('Precision not allowed in integer format specifier')
  if (spec.type === 'c') return pad(String.fromCodePoint(Number(value)), spec, '<')
  const radix = { b: 2, o: 8, x: 16, X: 16 }[spec.type] ?? 10
  const digits = (value < 0n ? -value : value).toString(radix)
  const prefix = spec.isAlternate && radix !== 10 ? `0${spec.type}` : ''
  const grouped = groupDigits(
    spec.type === 'X' ? digits.toUpperCase() : digits,
    spec.group,
    radix === 10 ? 3 : 4,
  )
  return assemble(value < 0n, prefix, grouped, spec)
}

function formatFloat(value: number, spec: Spec, v: number): string {
  const { type } = spec
  const precision = spec.precision ?? 6
  const size = Math.abs(value)
  let digits: string
  if (!Number.isFinite(value)) digits = Number.isNaN(value) ? 'nan' : 'inf'
  else if (type === 'f' || type === 'F') digits = fixedText(size, precision)
  else if (type === 'e' || type === 'E') digits = scientificText(size, precision)
  else if (type === '%') digits = `${fixedText(size * 100, precision)}%`
  else if (type === '' && spec.precision === undefined) digits = floatText(size)
  else if (type === '') digits = shortText(size, precision)
  else digits = generalText(size, precision, spec.isAlternate)
  if (type === 'E' || type === 'G' || type === 'F') digits = digits.toUpperCase()
  void v
  if (spec.group) {
    const [whole = '', rest] = digits.split(/(?=[.eE%])/, 2)
    const tail = digits.slice(whole.length)
    void rest
    digits = groupDigits(whole, spec.group, 3) + tail
  }
  return assemble(value < 0 || Object.is(value, -0), '', digits, spec)
}

/** No type but a precision: like `g`, with at least one digit after the point. */
function shortText(value: number, precision: number): string {
  const digits = Math.max(1, precision)
  const exponent = value === 0 ? 0 : Number(value.toExponential(Math.min(100, digits - 1)).split('e')[1])
  const result = generalText(value, digits)
  if (exponent >= -4 && exponent < digits - (precision > 0 ? 0 : 0)) {
    if (exponent === digits - 1 && !result.includes('.')) return scientificIfWhole(value, digits)
    return result.includes('.') || result.includes('e') ? result : `${result}.0`
  }
  return result
}

function scientificIfWhole(value: number, digits: number): string {
  return generalText(value, digits).includes('e')
    ? generalText(value, digits)
    : scientificTextTrimmed(value, digits)
}

function scientificTextTrimmed(value: number, digits: number): string {
  const [mantissa = '', exponent] = scientificText(value, digits - 1).split('e')
  return `${mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa}e${exponent}`
}

const PERCENT = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S])?/g

/** `template % value`. */
export function formatPercent(template: string, value: number): string {
  const isTuple = kindOf(value) === KIND.tuple
  const args = isTuple ? itemsOfTuple(value) : [value]
  let at = 0
  const take = () => {
    if (at >= args.length) throw typeError('not enough arguments for format string')
    return args[at++] as number
  }
  let usesNames = false
  const result = template.replace(PERCENT, (all, name, flags, width, precision, type, position) => {
    if (type === undefined) throw valueError('incomplete format')
    if (type === '%') return '%'
    const starWidth = width === '*' ? Number(toStr(take())) : Number(width ?? 0)
    const stars =
      precision === '*' ? Number(toStr(take())) : precision === undefined ? undefined : Number(precision)
    if (name !== undefined) usesNames = true
    const item = name === undefined ? take() : itemNamed(value, name)
    return formatOne(item, {
      type,
      flags,
      width: starWidth,
      precision: stars,
      position: position + all.length - 1,
    })
  })
  if (at < args.length && !usesNames && (isTuple || (kindOf(value) !== KIND.dict && at === 0)))
    throw typeError('not all arguments converted during string formatting')
  return result
}

function itemNamed(value: number, name: string): number {
  if (kindOf(value) !== KIND.dict) throw typeError('format requires a mapping')
  const found = get(value, str(name))
  if (found === UNBOUND) throw raised('KeyError', name)
  return found
}

type Conversion = {
  readonly type: string
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly position: number
}

function formatOne(v: number, { type, flags, width, precision, position }: Conversion): string {
  const align = flags.includes('-') ? '<' : flags.includes('0') && !'sra'.includes(type) ? '0=' : '>'
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const alternate = flags.includes('#') ? '#' : ''
  const digits = precision === undefined ? '' : `.${precision}`
  if (type === 's' || type === 'r' || type === 'a') {
    const content = type === 's' ? toStr(v) : type === 'r' ? toRepr(v) : asciiRepr(v)
    return formatValue(str(content), `${align}${width || ''}${digits}`)
  }
  if (type === 'c') return formatValue(str(percentCharacter(v)), `${align}${width || ''}`)
  if (!'diouxXeEfFgG'.includes(type))
    throw valueError(
      `unsupported format character '${type}' (0x${type.codePointAt(0)?.toString(16)}) at index ${position}`,
    )
  const isWhole = 'dioux'.includes(type.toLowerCase())
  const number = numberOf(v)
  if (number === undefined)
    throw typeError(
      isWhole
        ? `%${type} format: a real number is required, not ${typeName(v)}`
        : `must be real number, not ${typeName(v)}`,
    )
  if (kindOf(v) === KIND.float && 'oxX'.includes(type))
    throw typeError(`%${type} format: an integer is required, not float`)
  if (isWhole && !Number.isFinite(number) && kindOf(v) === KIND.float)
    throw Number.isNaN(number)
      ? valueError('cannot convert float NaN to integer')
      : raised('OverflowError', 'cannot convert float infinity to integer')
  if (!isWhole) return formatValue(v, `${align}${sign}${alternate}${width || ''}${digits}${type}`)
  const whole = kindOf(v) === KIND.float ? str(String(BigInt(Math.trunc(floatOf(v))))) : v
  const code = type === 'i' || type === 'u' ? 'd' : type
  if (isString(whole)) return formatValue(whole, `${align === '0=' ? '0>' : align}${width || ''}`)
  const plain = formatValue(whole, `${sign}${alternate}${code}`)
  return formatValue(str(zeroFill(plain, precision)), `${align === '0=' ? '0>' : align}${width || ''}`)
}

function percentCharacter(v: number): string {
  if (isString(v) && [...text(v)].length === 1) return text(v)
  if (isString(v) || !(isInt(v) || isBig(v) || isBool(v))) throw typeError('%c requires int or char')
  const code = numberOf(v) as number
  if (code < 0 || code > 0x10ffff) throw raised('OverflowError', '%c arg not in range(0x110000)')
  return String.fromCodePoint(code)
}

function zeroFill(plain: string, precision: number | undefined): string {
  if (precision === undefined) return plain
  const [, sign = '', digits = ''] = /^([-+ ]?)(.*)$/.exec(plain) ?? []
  return sign + digits.padStart(precision, '0')
}
