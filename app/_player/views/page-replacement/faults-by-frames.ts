import { run } from '#sim/core/run.ts'
import type { PageReplacementConfig } from '#sim/memory/config.ts'
import { pageReplacement } from '#sim/memory/page-replacement.ts'

export type FaultPoint = {
  readonly frames: number
  readonly faults: number
  /** More faults than with one frame less: Belady's anomaly (Belady, Nelson, Shedler 1969). */
  readonly isAnomaly: boolean
}

const MOST_FRAMES = 12
const MOST_WORK = 20_000

/** Page faults of the same references and policy for 1, 2, ... frames; null when that is too much work for a figure. */
export function faultCurve(config: PageReplacementConfig): readonly FaultPoint[] | null {
  const pages = new Set(config.references).size
  const most = Math.min(MOST_FRAMES, Math.max(pages + 1, config.frames))
  const { length } = config.references
  if (length === 0 || pages < 2 || length * most * most > MOST_WORK * 10) return null
  const faults = Array.from({ length: most }, (_, index) => faultsWith(config, index + 1))
  return faults.map((count, index) => ({
    frames: index + 1,
    faults: count,
    isAnomaly: index > 0 && count > (faults[index - 1] as number),
  }))
}

function faultsWith(config: PageReplacementConfig, frames: number): number {
  const { trace } = run(pageReplacement, { ...config, frames })
  return trace.filter(({ type }) => type === 'page-faulted').length
}
