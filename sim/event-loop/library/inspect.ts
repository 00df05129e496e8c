// The console's text of a value, by the rules of Node's util.inspect (https://nodejs.org/api/util.html#utilinspect):
// 80 columns, depth 2, at most 3 inner levels on one line, more than 6 array elements in columns.

import type { Realm } from '../machine/realm.ts'
import {
  fnOf,
  INTERNAL,
  type Internal,
  internalOf,
  isObject,
  nameOf,
  type Obj,
  type Value,
} from '../machine/values.ts'
import { isoText } from './iso-text.ts'

type Context = {
  readonly realm: Realm
  readonly seen: Obj[]
  indent: number
  depthNow: number
  readonly limit: number
  circular: Map<Obj, number>
}

const LINE_WIDTH = 80
const MAX_ITEMS = 100
const COMPACT = 3

/** The text of a value as `console.log` shows it inside of another, strings quoted. */
export function inspect(realm: Realm, value: Value, limit = 2): string {
  return format({ realm, seen: [], indent: 0, depthNow: 0, limit, circular: new Map() }, value, 0)
}

/** The `depth` among the options of `inspect` and `console.dir`; null there means without limit. */
export function depthOf(realm: Realm, options: Value): number {
  const depth = isObject(options) ? realm.get(options, 'depth') : undefined
  return depth === null ? Number.POSITIVE_INFINITY : typeof depth === 'number' ? depth : 2
}

/** `console.log`: strings as they are, `%s %d %i %f %j %o %O %c %%` in the first one. */
export function formatLog(realm: Realm, args: readonly Value[]): string {
  const [first, ...rest] = args
  if (typeof first !== 'string') return args.map((one) => shown(realm, one)).join(' ')
  if (rest.length === 0) return first
  let used = 0
  const text = first.replace(/%([sdifjoOc%])/g, (whole, type: string) => {
    if (type === '%') return '%'
    if (used >= rest.length) return whole
    return formatOne(realm, type, rest[used++])
  })
  return [text, ...rest.slice(used).map((one) => shown(realm, one))].join(' ')
}

const shown = (realm: Realm, value: Value) => (typeof value === 'string' ? value : inspect(realm, value))

function formatOne(realm: Realm, type: string, value: Value): string {
  switch (type) {
    case 's':
      return typeof value === 'string' ? value : isObject(value) ? inspect(realm, value, 0) : primitive(value)
    case 'd':
      return isObject(value) ? 'NaN' : primitive(Number(value))
    case 'i':
      return isObject(value) ? 'NaN' : primitive(Number.parseInt(String(value), 10))
    case 'f':
      return primitive(Number.parseFloat(String(value)))
    case 'j':
      return JSON.stringify(value) ?? 'undefined'
    case 'c':
      return ''
    default:
      return inspect(realm, value, 4)
  }
}

function primitive(value: Value): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  return String(value)
}

function quoted(text: string): string {
  const quote = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes('`') && !text.includes('${')
        ? '`'
        : "'"
  const escaped = text.replace(/[\\\n\r\t\b\f\v\0]/g, (char) => ESCAPES[char] ?? char)
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
}
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\0': '\\x00',
}

function format(context: Context, value: Value, depth: number): string {
  if (!isObject(value))
    return typeof value === 'string' && depth === 0 ? quoted(value) : primitiveIn(context, value)
  if (context.seen.includes(value)) {
    const known = context.circular.get(value) ?? context.circular.size + 1
    context.circular.set(value, known)
    return `[Circular *${known}]`
  }
  context.realm.vm.charge(1)
  return formatObject(context, value, depth)
}

function primitiveIn(context: Context, value: Value): string {
  if (typeof value === 'string' && value.length > 16 && value.length > LINE_WIDTH - context.indent - 4) {
    const lines = value.split(/(?<=\n)/)
    if (lines.length > 1) return lines.map(quoted).join(` +\n${' '.repeat(context.indent + 2)}`)
  }
  return primitive(value)
}

type Parts = {
  readonly prefix: string
  readonly braces: readonly [string, string]
  readonly entries: string[]
  readonly isArray: boolean
  readonly base: string
}

function formatObject(context: Context, value: Obj, depth: number): string {
  const internal = internalOf(value)
  const name = constructorName(context.realm, value)
  if (depth > context.limit && !isEmpty(value, internal)) {
    if (Array.isArray(value)) return '[Array]'
    if (internal === undefined || internal.kind === 'map' || internal.kind === 'set') {
      return `[${name === null ? 'Object: null prototype' : name}]`
    }
  }
  context.seen.push(value)
  if (!isEmpty(value, internal)) context.depthNow = depth
  const parts = partsOf(context, { value, internal, name, depth })
  context.seen.pop()
  const mark = context.circular.get(value)
  const base = parts.base
  const text =
    parts.entries.length === 0
      ? base || `${parts.prefix}${parts.braces[0]}${parts.braces[1]}`
      : layOut(context, { ...parts, braces: [`${parts.prefix}${parts.braces[0]}`, parts.braces[1]] }, depth)
  return mark === undefined ? text : `<ref *${mark}> ${text}`
}

function isEmpty(value: Obj, internal: Internal | undefined): boolean {
  if (internal?.kind === 'map') return internal.map.size === 0
  if (internal?.kind === 'set') return internal.set.size === 0
  return Object.keys(value).length === 0 && (!Array.isArray(value) || value.length === 0)
}

function constructorName(realm: Realm, value: Obj): string | null {
  for (
    let object: Obj | null = Array.isArray(value) ? realm.protos.array : value;
    object !== null;
    object = Object.getPrototypeOf(object)
  ) {
    const own = Object.getOwnPropertyDescriptor(object, 'constructor')?.value
    const name = fnOf(own) ? nameOf(own) : ''
    if (name !== '') return name
  }
  return null
}

function partsOf(
  context: Context,
  {
    value,
    internal,
    name,
    depth,
  }: { value: Obj; internal: Internal | undefined; name: string | null; depth: number },
): Parts {
  const label = name ?? '[Object: null prototype]'
  const properties = () => entriesOf(context, value, depth)
  const plain = { prefix: '', braces: ['{', '}'] as const, isArray: false, base: '' }
  if (Array.isArray(value)) {
    const items = arrayItems(context, value, depth)
    const prefix = name === 'Array' ? '' : `${label}(${value.length}) `
    return { ...plain, prefix, braces: ['[', ']'], entries: items, isArray: true }
  }
  switch (internal?.kind) {
    case 'function':
      return { ...plain, base: functionText(value, internal), entries: properties() }
    case 'error':
      return {
        ...plain,
        base: errorText(context, value, depth),
        entries: errorEntries(context, value, depth),
      }
    case 'map': {
      const pairs = within(context, () =>
        [...internal.map].map(
          ([key, one]) => `${format(context, key, depth + 1)} => ${format(context, one, depth + 1)}`,
        ),
      )
      return { ...plain, prefix: `${label}(${internal.map.size}) `, entries: [...pairs, ...properties()] }
    }
    case 'set': {
      const items = within(context, () => [...internal.set].map((one) => nested(context, one, depth)))
      return { ...plain, prefix: `${label}(${internal.set.size}) `, entries: [...items, ...properties()] }
    }
    case 'promise': {
      const state =
        internal.state === 'pending'
          ? '<pending>'
          : within(
              context,
              () =>
                `${internal.state === 'rejected' ? '<rejected> ' : ''}${nested(context, internal.value, depth)}`,
            )
      return { ...plain, prefix: `${label} `, entries: [state, ...properties()] }
    }
    case 'date':
      return {
        ...plain,
        base: isoText(internal.ms),
        entries: properties(),
      }
    case 'boxed':
      return { ...plain, base: String(internal.value), entries: properties() }
    case 'generator':
      return { ...plain, prefix: 'Object [Generator] ', entries: properties() }
    case 'async-generator':
      return { ...plain, prefix: 'Object [AsyncGenerator] ', entries: properties() }
    case 'iterator': {
      const head = internal.name.startsWith('Iterator') ? `Object [${internal.name}] ` : `[${internal.name}] `
      return { ...plain, prefix: head, entries: [] }
    }
    case 'handle':
      return { ...plain, prefix: `${internal.name} `, entries: properties() }
    case 'buffer':
      return { ...plain, base: bufferText(internal.text), entries: [] }
    case 'weak':
      return { ...plain, prefix: `${label} `, entries: ['<items unknown>'] }
    default: {
      const tag = value[Symbol.toStringTag]
      const tagged =
        typeof tag === 'string' && tag !== '' && tag !== name
          ? `${label === 'Object' ? 'Object' : label} [${tag}] `
          : null
      return { ...plain, prefix: tagged ?? (name === 'Object' ? '' : `${label} `), entries: properties() }
    }
  }
}

function bufferText(text: string): string {
  const bytes = [...text].slice(0, 50).map((char) => (char.charCodeAt(0) & 255).toString(16).padStart(2, '0'))
  const more = text.length > 50 ? ` ... ${text.length - 50} more bytes` : ''
  return `<Buffer ${bytes.join(' ')}${more}>`
}

function functionText(value: Obj, internal: Extract<Internal, { kind: 'function' }>): string {
  const name = nameOf(value)
  if (internal.code?.isClass) {
    const parent = nameOf(Object.getPrototypeOf(value))
    return `[class ${name || '(anonymous)'}${internal.code.isDerived && parent ? ` extends ${parent}` : ''}]`
  }
  const { isAsync = false, isGenerator = false } = internal.code ?? {}
  const kind = `${isAsync ? 'Async' : ''}${isGenerator ? 'Generator' : ''}Function`
  return `[${kind}${name ? `: ${name}` : ' (anonymous)'}]`
}

function errorText(context: Context, value: Obj, depth: number): string {
  const { realm } = context
  const stack = realm.get(value, 'stack')
  const text =
    typeof stack === 'string' && stack !== '' ? withClassName(context, value, stack) : realm.toText(value)
  const isBare = !text.includes('\n    at ')
  const shownText = isBare ? `[${text}]` : text
  return depth === 0 ? shownText : shownText.replaceAll('\n', `\n${' '.repeat(context.indent)}`)
}

const TOLD = ['name', 'message', 'stack']

/** Node puts the class before the trace of an error whose name is not that of its class. */
function withClassName({ realm }: Context, value: Obj, stack: string): string {
  const own = realm.get(value, 'name')
  const name = own === undefined || own === null ? 'Error' : realm.toText(own)
  const type = constructorName(realm, value)
  const starts =
    name.endsWith('Error') && stack.startsWith(name) && /^(?:$|[:\n])/.test(stack.slice(name.length))
  if (!starts || type === null || type === name) return stack
  return (type.includes(name) ? type : `${type} [${name}]`) + stack.slice(name.length)
}

function errorEntries(context: Context, value: Obj, depth: number): string[] {
  const stack = String(context.realm.get(value, 'stack'))
  const entries = Reflect.ownKeys(value)
    .filter((key) => key !== INTERNAL && Object.prototype.propertyIsEnumerable.call(value, key))
    // What the trace says already is not said again.
    .filter((key) => !(TOLD.includes(String(key)) && stack.includes(String(value[key as string]))))
    .map((key) => propertyText(context, { object: value, key, depth }))
  for (const key of ['cause', 'errors'] as const) {
    if (Object.hasOwn(value, key) && !Object.prototype.propertyIsEnumerable.call(value, key)) {
      entries.push(`[${key}]: ${within(context, () => nested(context, value[key], depth))}`)
    }
  }
  return entries
}

function arrayItems(context: Context, value: readonly Value[], depth: number): string[] {
  const items: string[] = []
  within(context, () => {
    for (let index = 0; index < value.length && items.length < MAX_ITEMS; index++) {
      if (index in value) {
        items.push(nested(context, value[index], depth))
        continue
      }
      let end = index
      while (end < value.length && !(end in value)) end++
      items.push(`<${end - index} empty item${end - index === 1 ? '' : 's'}>`)
      index = end - 1
    }
  })
  const left = value.length - MAX_ITEMS
  if (left > 0) items.push(`... ${left} more item${left === 1 ? '' : 's'}`)
  const others = Object.keys(value).filter((key) => !/^\d+$/.test(key))
  for (const key of others) items.push(propertyText(context, { object: value as unknown as Obj, key, depth }))
  return items
}

/** Two columns further in, for what breaks lines in there. */
function within<T>(context: Context, run: () => T): T {
  context.indent += 2
  const result = run()
  context.indent -= 2
  return result
}

function nested(context: Context, value: Value, depth: number): string {
  return typeof value === 'string' ? primitiveIn(context, value) : format(context, value, depth + 1)
}

function entriesOf(context: Context, object: Obj, depth: number): string[] {
  return Reflect.ownKeys(object)
    .filter((key) => key !== INTERNAL && Object.prototype.propertyIsEnumerable.call(object, key))
    .map((key) => propertyText(context, { object, key, depth }))
}

function propertyText(
  context: Context,
  { object, key, depth }: { object: Obj; key: string | symbol; depth: number },
): string {
  const name =
    typeof key === 'symbol'
      ? String(key)
      : key === '__proto__'
        ? "['__proto__']"
        : /^[A-Za-z_$][\w$]*$/.test(key)
          ? key
          : quoted(key)
  const own = Object.getOwnPropertyDescriptor(object, key)
  if (own?.get) return `${name}: ${own.set ? '[Getter/Setter]' : '[Getter]'}`
  if (own?.set) return `${name}: [Setter]`
  return `${name}: ${within(context, () => nested(context, own?.value, depth))}`
}

function layOut(context: Context, { entries, braces, base, isArray }: Parts, depth: number): string {
  const output = isArray && entries.length > 6 ? inColumns(context, entries) : entries
  const head = base === '' ? '' : `${base} `
  if (context.depthNow - depth < COMPACT && output.length === entries.length) {
    const start = output.length + context.indent + braces[0].length + base.length + 10
    const total = output.reduce((sum, one) => sum + one.length, output.length + start)
    if (total <= LINE_WIDTH && !output.some((one) => one.includes('\n')) && !base.includes('\n')) {
      return `${head}${braces[0]} ${output.join(', ')} ${braces[1]}`
    }
  }
  const indentation = `\n${' '.repeat(context.indent)}`
  return `${head}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`
}

/** Many short array elements stand in columns of equal width, numbers to the right. */
function inColumns(context: Context, entries: readonly string[]): readonly string[] {
  const SEPARATOR = 2
  const hasMore = /^\.\.\. \d+ more items?$/.test(entries.at(-1) as string)
  const items = hasMore ? entries.slice(0, -1) : entries
  const widths = items.map((one) => one.length + SEPARATOR)
  const widest = Math.max(...widths)
  if (widest * 3 + context.indent >= LINE_WIDTH) return entries
  const total = widths.reduce((sum, one) => sum + one, 0)
  if (!(total / widest > 5 || widest - SEPARATOR <= 6)) return entries
  const columns = columnCount({
    widest,
    total,
    count: items.length,
    entries: entries.length,
    indent: context.indent,
  })
  if (columns <= 1) return entries
  const columnWidths = Array.from({ length: columns }, (_unused, column) =>
    Math.max(...widths.filter((_width, index) => index % columns === column)),
  )
  const isNumeric = items.every(
    (one) => /^-?[\d.]+(e[+-]?\d+)?n?$/.test(one) || one === 'NaN' || /^-?Infinity$/.test(one),
  )
  const rows: string[] = []
  for (let at = 0; at < items.length; at += columns) {
    const row = items.slice(at, at + columns)
    rows.push(
      row
        .map((one, column) => {
          const isLast = column === row.length - 1
          const width = columnWidths[column] as number
          if (isNumeric) return isLast ? one.padStart(width - SEPARATOR) : `${one}, `.padStart(width)
          return isLast ? one : `${one}, `.padEnd(width)
        })
        .join(''),
    )
  }
  return hasMore ? [...rows, entries.at(-1) as string] : rows
}

type Columns = {
  readonly widest: number
  readonly total: number
  readonly count: number
  readonly entries: number
  readonly indent: number
}

/** Near a square of 2.5 : 1 characters, at most 15 columns and what fits the line. */
function columnCount({ widest, total, count, entries, indent }: Columns): number {
  const bias = Math.sqrt(widest - total / entries)
  const biased = Math.max(widest - 3 - bias, 1)
  return Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((LINE_WIDTH - indent) / widest),
    COMPACT * 4,
    15,
  )
}
