import { ANCHOR, NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import { COURSE_PLACE, DEVICE_LIMITS, TEXT_LIMITS } from '#lib/domain/progress/device-limits.ts'
import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'

export const emptyDevice = (): DeviceProgress => ({
  version: 1,
  lessons: {},
  objectives: {},
  checks: {},
  reviews: [],
  resume: null,
  notes: [],
})

/**
 * What a device has kept, from whatever is stored: text of another version, of another program or cut off in the middle
 * gives what of it can be used, at worst nothing. The server refuses all where one entry is not as it should be, so no such
 * entry is let through. Hand-written, so that no lesson page loads a schema library.
 */
export function parseDevice(stored: string | null): DeviceProgress {
  const found = parseJson(stored)
  if (!isRecord(found) || found.version !== 1) return emptyDevice()
  return {
    version: 1,
    lessons: entries(found.lessons, DEVICE_LIMITS.lessons, ({ steps, at }) =>
      isTime(at) ? { steps: list(steps, DEVICE_LIMITS.steps, parseStep), at } : null,
    ),
    objectives: entries(found.objectives, DEVICE_LIMITS.objectives, ({ lessonId, at }) =>
      isSlug(lessonId) && isTime(at) ? { lessonId, at } : null,
    ),
    checks: entries(found.checks, DEVICE_LIMITS.checks, ({ lessonId, response = null, seed, at }) =>
      isSlug(lessonId) && isTime(at) ? { lessonId, response, at, ...(isSeed(seed) && { seed }) } : null,
    ),
    reviews: list(found.reviews, DEVICE_LIMITS.reviews, parseReview),
    resume: parseResume(found.resume),
    notes: list(found.notes, DEVICE_LIMITS.notes, parseNote),
  }
}

type Loose = Readonly<Record<string, unknown>>

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSlug = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value)

const isSeed = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32

/** As `toISOString` writes it; not a day that there is not. */
const isTime = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value.slice(0, 19))

function entries<V>(found: unknown, most: number, read: (value: Loose) => V | null): Record<string, V> {
  if (!isRecord(found)) return {}
  const kept = Object.entries(found).flatMap(([key, value]) => {
    const entry = isSlug(key) && isRecord(value) ? read(value) : null
    return entry === null ? [] : [[key, entry] as const]
  })
  return Object.fromEntries(kept.slice(0, most))
}

function list<V>(found: unknown, most: number, read: (value: unknown) => V | null): V[] {
  if (!Array.isArray(found)) return []
  return found.flatMap((value) => read(value) ?? []).slice(0, most)
}

const parseStep = (found: unknown): string | null =>
  typeof found === 'string' && found.length <= TEXT_LIMITS.step ? found : null

function parseReview(found: unknown): DeviceProgress['reviews'][number] | null {
  if (!isRecord(found)) return null
  const { reviewKey, cardId, grade, at } = found
  if (!isUuid(reviewKey) || !isSlug(cardId) || !isTime(at)) return null
  if (!(grade === 1 || grade === 2 || grade === 3 || grade === 4)) return null
  return { reviewKey, cardId, grade, bullets: slugs(found.bullets), redFlags: slugs(found.redFlags), at }
}

const slugs = (found: unknown): string[] => list(found, 20, (value) => (isSlug(value) ? value : null))

function parseResume(found: unknown): DeviceProgress['resume'] {
  if (!isRecord(found)) return null
  const { path, label, at } = found
  if (typeof path !== 'string' || path.length > TEXT_LIMITS.path || !COURSE_PLACE.test(path)) return null
  const words = typeof label === 'string' ? label.trim().slice(0, TEXT_LIMITS.label) : ''
  return words !== '' && isTime(at) ? { path, label: words, at } : null
}

function parseNote(found: unknown): DeviceProgress['notes'][number] | null {
  if (!isRecord(found)) return null
  const { kind, id, anchor, heading, isBookmarked, text, revision, at } = found
  const isPlace = (kind === 'lesson' || kind === 'lab' || kind === 'card') && isSlug(id) && isAnchor(anchor)
  if (!isPlace || typeof heading !== 'string' || typeof text !== 'string') return null
  if (!isTime(at) || !isCount(revision)) return null
  return {
    ...{ kind, id, anchor, isBookmarked: isBookmarked === true, revision, at },
    heading: heading.slice(0, NOTE_LIMITS.headingCharacters),
    text: text.slice(0, NOTE_LIMITS.sentCharacters),
  }
}

const isAnchor = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= NOTE_LIMITS.anchorCharacters && ANCHOR.test(value)

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
