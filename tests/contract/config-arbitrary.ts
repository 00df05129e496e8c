import fc from 'fast-check'
import { z } from 'zod'
import type { AnySimulation } from '#sim/core/simulation.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** Inputs near the edge of what a simulation accepts: values in the shape of its schema, and presets with changes. */
export function configInputs(simulation: AnySimulation): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(simulation.configSchema, { io: 'input' })
  const presets = simulation.presets.map(({ config }) => config)
  const changed = fc
    .tuple(fc.constantFrom({}, ...presets), fc.infiniteStream(fc.nat({ max: 99 })))
    .map(([preset, draws]) => change(preset, () => draws.next().value as number))
  return fc.oneof(ofSchema(schema), changed)
}

function ofSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((option) => ofSchema(option as JsonSchema)))
  switch (schema.type) {
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'integer': {
      const [min, max] = [schema.minimum ?? -5, schema.maximum ?? 100]
      const small = fc.integer({ min, max: Math.min(max, min + 12) })
      return fc.oneof({ weight: 8, arbitrary: small }, fc.constantFrom(min, max, min - 1, max + 1))
    }
    case 'number':
      return fc.double({
        min: schema.minimum ?? 0,
        max: Number(schema.exclusiveMaximum ?? 1),
        maxExcluded: true,
        noNaN: true,
      })
    case 'string':
      return fc.constantFrom('P1', 'P2', 'R1', 'R2', 'a', '')
    case 'array': {
      const most = Math.min(schema.maxItems ?? 12, 12)
      return fc.array(ofSchema(schema.items as JsonSchema), { maxLength: most })
    }
    case 'object': {
      const parts: Record<string, fc.Arbitrary<unknown>> = {}
      for (const [key, part] of Object.entries(schema.properties ?? {})) {
        parts[key] = ofSchema(part as JsonSchema)
      }
      return fc.record(parts, { requiredKeys: schema.required ?? [] })
    }
    default:
      return fc.jsonValue()
  }
}

/** A copy in which about one number or flag in four differs, and some list elements are gone or there twice. */
function change(value: unknown, draw: () => number): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((part) => {
      const luck = draw()
      if (luck < 5) return []
      return luck > 94 ? [change(part, draw), change(part, draw)] : [change(part, draw)]
    })
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part, draw)]))
  }
  if (draw() < 75) return value
  if (typeof value === 'number') return draw() % 20
  return typeof value === 'boolean' ? !value : value
}
