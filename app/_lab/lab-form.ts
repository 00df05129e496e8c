import { type Path, setAt } from '#app/_player/config/edit-path.ts'
import { formOf } from '#app/_player/config/form-of.ts'
import { type Field, labelOf } from '#app/_player/config/schema-fields.ts'
import type { LabValues, SimulationLabSpec } from '#lib/domain/labs/lab-spec.ts'
import type { ValueProblem } from '#lib/domain/labs/scenario-config.ts'
import type { ConfigProblem } from '#sim/core/parse-config.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'

export type LabField = { readonly path: Path; readonly key: string; readonly field: Field }

/** `mlfq.levels.0.quantumTicks` as `['mlfq', 'levels', 0, 'quantumTicks']`. */
export const toPath = (key: string): Path =>
  key === '' ? [] : key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** A form field for each path that a lab opens, from the simulation's own form. */
export function labFields(simulation: AnySimulation, spec: SimulationLabSpec): LabField[] {
  const form = formOf(simulation)
  return spec.editable.map((key) => {
    const path = toPath(key)
    return { key, path, field: { ...fieldAt(form, path), label: labelAt(path) } }
  })
}

const ANYTHING: Field = { type: 'json', label: '', help: '', initial: null }

function fieldAt(field: Field, [key, ...rest]: Path): Field {
  if (key === undefined) return field
  switch (field.type) {
    case 'object':
      return fieldAt(field.fields.find((named) => named.key === key)?.field ?? ANYTHING, rest)
    case 'list':
      return fieldAt(field.item, rest)
    case 'optional':
      return fieldAt(field.inner, [key, ...rest])
    default:
      return ANYTHING
  }
}

/** `Quantum (ticks), MLFQ levels 1`: people count from 1. */
function labelAt(path: Path): string {
  const last = String(path.at(-1))
  const place = path
    .slice(0, -1)
    .map((part) => (typeof part === 'number' ? String(part + 1) : labelOf(part)))
    .map((word, i) => (i === 0 ? word : word.toLowerCase()))
  return place.length === 0 ? labelOf(last) : `${place.join(' ')}: ${labelOf(last).toLowerCase()}`
}

/** What stands in a field: set by the learner, or as the lab starts. */
export const settingOf = (spec: SimulationLabSpec, values: LabValues, key: string): unknown =>
  Object.hasOwn(values, key) ? values[key] : spec.start[key]

/** The values after an edit at `path`, which may lie inside an open path. */
export function edited(
  spec: SimulationLabSpec,
  values: LabValues,
  { path, value }: { path: Path; value: unknown },
): LabValues {
  const key = spec.editable.find((open) => `${path.join('.')}.`.startsWith(`${open}.`))
  if (key === undefined) return values
  const inside = path.slice(toPath(key).length)
  return { ...values, [key]: setAt(settingOf(spec, values, key), inside, value) }
}

export const toConfigProblems = (problems: readonly ValueProblem[]): ConfigProblem[] =>
  problems.map(({ path, message }) => ({ path: toPath(path), message }))
