import { packText, unpackText } from '#sim/core/pack.ts'
import { decodeSchedule } from '#sim/threads/schedule.ts'
import type { Level } from './control-bar.tsx'

/** A program with the run that was seen: enough to see it again. */
export type Linked = {
  readonly source: string
  readonly level: Level
  /** A schedule string, or empty. */
  readonly schedule: string
  readonly position: number
  /** As in `StepperOptions`: what the exhaustive check found replays in its time. */
  readonly anyTime: boolean
}

const MAX_CHARS = 64_000
const MAX_LINK = 16_000
/** Also the number of programs: version 1 has one, version 2 two side by side. */
const VERSIONS = [1, 2]
const PARTS = 5

/** One program, or two side by side, with their runs as the fragment of an address; null when too long for one. */
export function encodeLink(programs: readonly Linked[]): string | null {
  const parts = programs.flatMap(({ source, level, schedule, position, anyTime }) => [
    level,
    schedule,
    position,
    anyTime,
    source,
  ])
  const text = JSON.stringify([programs.length, ...parts]).slice(1, -1)
  if (text.length > MAX_CHARS) return null
  const link = `p=${packText(text)}`
  return link.length > MAX_LINK ? null : link
}

/** Reads a fragment from anywhere; null for what is no link of the workbench. */
export function decodeLink(fragment: string): readonly Linked[] | null {
  const packed = /^#?p=([\w-]+)$/.exec(fragment)?.[1]
  if (packed === undefined || packed.length > MAX_LINK) return null
  const text = unpackText(packed, MAX_CHARS)
  const [version, ...parts] = text === null ? [] : partsOf(text)
  if (typeof version !== 'number' || !VERSIONS.includes(version)) return null
  if (parts.length !== version * PARTS) return null
  const programs = Array.from({ length: version }, (_, n) =>
    linkedOf(parts.slice(n * PARTS, (n + 1) * PARTS)),
  )
  return programs.every((program) => program !== null) ? programs : null
}

function linkedOf([level, schedule, position, anyTime, source]: readonly unknown[]): Linked | null {
  if (level !== 'L0' && level !== 'L1' && level !== 'gil') return null
  if (typeof schedule !== 'string' || (schedule !== '' && decodeSchedule(schedule) === null)) return null
  if (typeof position !== 'number' || !Number.isInteger(position) || position < 0) return null
  if (typeof anyTime !== 'boolean') return null
  return typeof source === 'string' ? { source, level, schedule, position, anyTime } : null
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(`[${text}]`)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
