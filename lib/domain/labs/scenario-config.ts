import type { LabValues, Scenario, SimulationLabSpec } from './lab-spec.ts'

export type ValueProblem = { readonly path: string; readonly message: string }

/** Values for paths that the lab does not open, one problem each; none when all may be set. */
export function closedPaths(spec: Pick<SimulationLabSpec, 'editable'>, values: LabValues): ValueProblem[] {
  return Object.keys(values)
    .filter((path) => !spec.editable.includes(path))
    .map((path) => ({ path, message: `This lab does not let you change "${path}".` }))
}

/** The config of a scenario: its fixed part, the lab's start values, and over both what the learner set. Copies. */
export function scenarioConfig(
  spec: Pick<SimulationLabSpec, 'editable' | 'start'>,
  scenario: Scenario,
  values: LabValues,
): Record<string, unknown> {
  let config: unknown = scenario.config
  for (const path of spec.editable) {
    const value = Object.hasOwn(values, path) ? values[path] : spec.start[path]
    if (value !== undefined) config = setAt(config, path.split('.'), value)
  }
  return config as Record<string, unknown>
}

/** A copy of `target` with the value at `path`; objects and lists on the way are made where they are missing. */
function setAt(target: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const isIndex = /^\d+$/.test(key)
  if (Array.isArray(target) && isIndex) {
    const copy = [...target]
    copy[Number(key)] = setAt(copy[Number(key)], rest, value)
    return copy
  }
  const base = typeof target === 'object' && target !== null ? (target as Record<string, unknown>) : {}
  const own = Object.hasOwn(base, key) ? base[key] : undefined
  return { ...base, [key]: setAt(own, rest, value) }
}

/** The value at a dotted path, looking only at own properties; undefined when something is missing on the way. */
export function valueAt(target: unknown, path: string): unknown {
  let value = target
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}
