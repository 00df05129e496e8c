import { z } from 'zod'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { type Field, fieldOf, type JsonSchema } from './schema-fields.ts'

const forms = new WeakMap<AnySimulation, Field>()

/** The form of a simulation's config, made from its schema once. */
export function formOf(simulation: AnySimulation): Field {
  const known = forms.get(simulation)
  if (known !== undefined) return known
  const schema = z.toJSONSchema(simulation.configSchema, { io: 'input', unrepresentable: 'any' })
  const form = withoutConvention(fieldOf(schema as JsonSchema))
  forms.set(simulation, form)
  return form
}

/** The rules have their own switch, always in sight. */
function withoutConvention(form: Field): Field {
  if (form.type !== 'object') return form
  return { ...form, fields: form.fields.filter(({ key }) => key !== 'convention') }
}
