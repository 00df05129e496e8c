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
 * gives what of it can be used, at worst nothing. Hand-written, so that no lesson page loads a schema library; the server
 * checks everything again.
 */
export function parseDevice(stored: string | null): DeviceProgress {
  const found = parseJson(stored)
  if (!isRecord(found) || found.version !== 1) return emptyDevice()
  return {
    version: 1,
    lessons: entries(found.lessons, (value) => {
      const steps = Array.isArray(value.steps) ? value.steps.filter((step) => typeof step === 'string') : []
      return isTime(value.at) ? { steps, at: value.at } : null
    }),
    objectives: entries(found.objectives, ({ lessonId, at }) =>
      isSlug(lessonId) && isTime(at) ? { lessonId, at } : null,
    ),
    checks: entries(found.checks, ({ lessonId, response, seed, at }) =>
      isSlug(lessonId) && isTime(at) ? { lessonId, response, at, ...(isSeed(seed) && { seed }) } : null,
    ),
    reviews: Array.isArray(found.reviews) ? found.reviews.flatMap((review) => parseReview(review) ?? []) : [],
    resume: parseResume(found.resume),
    notes: Array.isArray(found.notes) ? found.notes.flatMap((note) => parseNote(note) ?? []) : [],
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

const isSeed = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))

function entries<V>(found: unknown, read: (value: Loose) => V | null): Record<string, V> {
  if (!isRecord(found)) return {}
  const kept = Object.entries(found).flatMap(([key, value]) => {
    const entry = isSlug(key) && isRecord(value) ? read(value) : null
    return entry === null ? [] : [[key, entry] as const]
  })
  return Object.fromEntries(kept)
}

function parseReview(found: unknown): DeviceProgress['reviews'][number] | null {
  if (!isRecord(found)) return null
  const { reviewKey, cardId, grade, at } = found
  const isWhole = typeof reviewKey === 'string' && isSlug(cardId) && isTime(at)
  if (!isWhole || !(grade === 1 || grade === 2 || grade === 3 || grade === 4)) return null
  return { reviewKey, cardId, grade, bullets: slugs(found.bullets), redFlags: slugs(found.redFlags), at }
}

const slugs = (found: unknown): string[] => (Array.isArray(found) ? found.filter(isSlug) : [])

function parseResume(found: unknown): DeviceProgress['resume'] {
  if (!isRecord(found)) return null
  const { path, label, at } = found
  const isWhole = typeof path === 'string' && typeof label === 'string' && label !== '' && isTime(at)
  return isWhole ? { path, label, at } : null
}

function parseNote(found: unknown): DeviceProgress['notes'][number] | null {
  if (!isRecord(found)) return null
  const { kind, id, anchor, heading, isBookmarked, text, revision, at } = found
  const isPlace = (kind === 'lesson' || kind === 'lab' || kind === 'card') && isSlug(id)
  const isText = typeof anchor === 'string' && typeof heading === 'string' && typeof text === 'string'
  if (!isPlace || !isText || !isTime(at) || typeof revision !== 'number') return null
  return { kind, id, anchor, heading, isBookmarked: isBookmarked === true, text, revision, at }
}
