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
const VERSION = 1

/** The program and its run as the fragment of an address; null when it would be too long for one. */
export function encodeLink({ source, level, schedule, position, anyTime }: Linked): string | null {
  const text = JSON.stringify([VERSION, level, schedule, position, anyTime, source]).slice(1, -1)
  if (text.length > MAX_CHARS) return null
  const link = `p=${packText(text)}`
  return link.length > MAX_LINK ? null : link
}

/** Reads a fragment from anywhere; null for what is no link of the workbench. */
export function decodeLink(fragment: string): Linked | null {
  const packed = /^#?p=([\w-]+)$/.exec(fragment)?.[1]
  if (packed === undefined || packed.length > MAX_LINK) return null
  const text = unpackText(packed, MAX_CHARS)
  if (text === null) return null
  const parts = partsOf(text)
  if (parts === null || parts[0] !== VERSION) return null
  const [, level, schedule, position, anyTime, source] = parts
  if (level !== 'L0' && level !== 'L1' && level !== 'gil') return null
  if (typeof schedule !== 'string' || (schedule !== '' && decodeSchedule(schedule) === null)) return null
  if (typeof position !== 'number' || !Number.isInteger(position) || position < 0) return null
  if (typeof anyTime !== 'boolean') return null
  return typeof source === 'string' ? { source, level, schedule, position, anyTime } : null
}

function partsOf(text: string): readonly unknown[] | null {
  try {
    const parts: unknown = JSON.parse(`[${text}]`)
    return Array.isArray(parts) && parts.length === 6 ? parts : null
  } catch {
    return null
  }
}
