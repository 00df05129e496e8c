import { run } from '#sim/core/run.ts'
import type { ThrashingConfig } from '#sim/memory/thrashing/config.ts'
import { thrashing } from '#sim/memory/thrashing/thrashing.ts'

export type UtilisationCurve = {
  readonly name: string
  /** Whether this run is on it. */
  readonly isThis: boolean
  readonly points: readonly { readonly level: number; readonly utilisation: number }[]
}

const WAYS = [
  { name: 'all in, global', admission: 'all', replacement: 'global' },
  { name: 'all in, local', admission: 'all', replacement: 'local' },
  { name: 'working sets, global', admission: 'working-set', replacement: 'global' },
  { name: 'working sets, local', admission: 'working-set', replacement: 'local' },
] as const

const MOST_WORK = 60_000

/** Picture and table ask for the same config at every step. */
const known = new WeakMap<ThrashingConfig, readonly UtilisationCurve[] | null>()

/** CPU utilisation of the same processes at every degree and under each way to share memory; null when that is too much work. */
export function utilisationCurves(config: ThrashingConfig): readonly UtilisationCurve[] | null {
  const before = known.get(config)
  if (before !== undefined) return before
  const curves = computeCurves(config)
  known.set(config, curves)
  return curves
}

function computeCurves(config: ThrashingConfig): readonly UtilisationCurve[] | null {
  const degrees = config.processes.length
  if (degrees < 2 || degrees * degrees * config.ticks > MOST_WORK) return null
  const isThis = (way: (typeof WAYS)[number]) =>
    way.admission === config.admission && way.replacement === config.replacement
  return WAYS.filter((way) => isThis(way) || way.name !== 'working sets, local').map((way) => ({
    name: way.name,
    isThis: isThis(way),
    points: Array.from({ length: degrees }, (_, index) => {
      const { admission, replacement } = way
      const changed = { ...config, admission, replacement, level: index + 1 }
      const { trace } = run(thrashing, changed)
      return { level: index + 1, utilisation: thrashing.measure(changed, trace).utilisation ?? 0 }
    }),
  }))
}
