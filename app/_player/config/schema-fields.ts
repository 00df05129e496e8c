/** What a form needs to know of one value of a config. `json` is the fallback for shapes that have no form of their own. */
export type Field = { readonly label: string; readonly help: string; readonly initial: unknown } & (
  | {
      readonly type: 'number'
      readonly isInteger: boolean
      readonly min: number | null
      readonly max: number | null
    }
  | { readonly type: 'text' }
  /** Text of many lines: a program. */
  | { readonly type: 'lines' }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly (string | number)[] }
  | { readonly type: 'object'; readonly fields: readonly NamedField[] }
  | { readonly type: 'list'; readonly item: Field; readonly min: number; readonly max: number | null }
  | { readonly type: 'optional'; readonly inner: Field }
  | { readonly type: 'variants'; readonly variants: readonly Variant[] }
  | { readonly type: 'json' }
)
export type FieldOf<T extends Field['type']> = Extract<Field, { readonly type: T }>
export type NamedField = { readonly key: string; readonly field: Field }
/** One shape of a union, recognised by the constant in `tag`. */
export type Variant = { readonly tag: string; readonly value: unknown; readonly field: Field }

/** The part of JSON Schema (2020-12) that `z.toJSONSchema` writes for configs. */
export type JsonSchema = {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema | false
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

/** A string that may have so many characters is a text with lines. */
const LONG_TEXT = 500

/** A form for a JSON Schema, field by field. O(schema). */
export function fieldOf(schema: JsonSchema, key = ''): Field {
  const shape = shapeOf(schema)
  const common = { label: schema.title ?? labelOf(key), help: schema.description ?? '' }
  return { ...common, initial: initialOf(schema, shape), ...shape } as Field
}

type Shape = Field extends infer F ? (F extends Field ? Omit<F, 'label' | 'help' | 'initial'> : never) : never

function shapeOf(schema: JsonSchema): Shape {
  const union = schema.anyOf ?? schema.oneOf
  if (union !== undefined) return unionShape(union)
  if (schema.const !== undefined) return choiceShape([schema.const])
  if (schema.enum !== undefined) return choiceShape(schema.enum)
  switch (schema.type) {
    case 'integer':
    case 'number':
      return numberShape(schema)
    case 'string':
      return { type: (schema.maxLength ?? 0) >= LONG_TEXT ? 'lines' : 'text' }
    case 'boolean':
      return { type: 'boolean' }
    case 'array':
      return listShape(schema)
    case 'object':
      return schema.properties === undefined ? { type: 'json' } : objectShape(schema.properties)
    default:
      return { type: 'json' }
  }
}

function numberShape(schema: JsonSchema): Shape {
  const isInteger = schema.type === 'integer'
  const step = isInteger ? 1 : 0
  const above = schema.exclusiveMinimum === undefined ? null : schema.exclusiveMinimum + step
  const below = schema.exclusiveMaximum === undefined ? null : schema.exclusiveMaximum - step
  return { type: 'number', isInteger, min: schema.minimum ?? above, max: schema.maximum ?? below }
}

function listShape(schema: JsonSchema): Shape {
  if (!schema.items) return { type: 'json' }
  return {
    type: 'list',
    item: fieldOf(schema.items),
    min: schema.minItems ?? 0,
    max: schema.maxItems ?? null,
  }
}

function objectShape(properties: Readonly<Record<string, JsonSchema>>): Shape {
  const fields = Object.entries(properties).map(([key, schema]) => ({ key, field: fieldOf(schema, key) }))
  return { type: 'object', fields }
}

function choiceShape(options: readonly unknown[]): Shape {
  const isScalar = (option: unknown) => typeof option === 'string' || typeof option === 'number'
  return options.every(isScalar)
    ? { type: 'choice', options: options as readonly (string | number)[] }
    : { type: 'json' }
}

function unionShape(union: readonly JsonSchema[]): Shape {
  const present = union.filter((schema) => schema.type !== 'null')
  const only = present[0]
  if (only !== undefined && present.length === 1 && union.length === 2) {
    return { type: 'optional', inner: fieldOf(only) }
  }
  const constants = present.flatMap(
    (schema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]),
  )
  if (constants.length >= present.length && present.every(({ enum: e, const: c }) => e ?? c)) {
    return choiceShape(constants)
  }
  const tag = tagOf(present)
  if (tag === null) return { type: 'json' }
  const variants = present.map((schema) => ({
    tag,
    value: schema.properties?.[tag]?.const,
    field: fieldOf(schema, String(schema.properties?.[tag]?.const)),
  }))
  return { type: 'variants', variants }
}

/** The property that is a constant in every shape of a union. */
function tagOf(union: readonly JsonSchema[]): string | null {
  const keys = Object.keys(union[0]?.properties ?? {})
  return keys.find((key) => union.every((schema) => schema.properties?.[key]?.const !== undefined)) ?? null
}

/** The default, or the smallest value of the shape: what a new row of a list starts with. */
function initialOf(schema: JsonSchema, shape: Shape): unknown {
  if (schema.default !== undefined) return schema.default
  switch (shape.type) {
    case 'number':
      return Math.max(shape.min ?? 1, 1)
    case 'text':
    case 'lines':
      return ''
    case 'boolean':
      return false
    case 'choice':
      return shape.options[0]
    case 'list':
      return Array.from({ length: shape.min }, () => shape.item.initial)
    case 'object':
      return Object.fromEntries(shape.fields.map(({ key, field }) => [key, field.initial]))
    case 'variants':
      return shape.variants[0]?.field.initial
    case 'optional':
    case 'json':
      return null
  }
}

const UNITS = ['ticks', 'quanta', 'bytes', 'ms', 'bits', 'blocks']

/** `quantumTicks` reads `Quantum (ticks)`, `stayOnIo` reads `Stay on I/O`. */
export function labelOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
  const unit = words.length > 1 && UNITS.includes(words.at(-1) as string) ? words.pop() : undefined
  const text = words.map((word) => ACRONYMS[word] ?? word).join(' ')
  const label = text.charAt(0).toUpperCase() + text.slice(1)
  return unit === undefined ? label : `${label} (${unit})`
}

const ACRONYMS: Readonly<Record<string, string>> = {
  io: 'I/O',
  cpu: 'CPU',
  mlfq: 'MLFQ',
  tlb: 'TLB',
  id: 'id',
  lru: 'LRU',
}
