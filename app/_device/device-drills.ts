import type { GradeOutcome, GradeRequest } from '#lib/domain/drills/card-view.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { knownTimeZone, learningDay, startOfLearningDay } from '#lib/domain/drills/learning-day.ts'
import { isLeechAlert } from '#lib/domain/drills/leech.ts'
import { buildQueue, type Queue, type QueueCard } from '#lib/domain/drills/queue.ts'
import { nextReviewTime, rebuildState } from '#lib/domain/drills/review-log.ts'
import { previewIntervals, type ReviewState, review } from '#lib/domain/drills/scheduler.ts'
import { DEVICE_LIMITS } from '#lib/domain/progress/device-limits.ts'
import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import { changeDevice, readDevice } from './device-storage.ts'

/** Loaded lazily, with ts-fsrs: only a visitor who drills needs it. The log is kept, states are rebuilt from it. */

type DeckCard = { readonly cardId: string; readonly position: number }
type Log = DeviceProgress['reviews']

/** Today's queue of a visitor, from the reviews on this device and the clock and zone of this device. */
export function deviceQueue(deck: readonly DeckCard[], now: Date): Queue<QueueCard> {
  const timeZone = knownTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const { reviews } = readDevice()
  const today = startOfLearningDay(learningDay(now, timeZone), timeZone)
  const byCard = Map.groupBy(reviews, ({ cardId }) => cardId)
  const cards = deck.map((card) => ({ ...card, state: stateOf(byCard.get(card.cardId) ?? []) }))
  const isFirstToday = (log: Log) => log.every(({ at }) => new Date(at) >= today)
  const newToday = [...byCard.values()].filter(isFirstToday).length
  return buildQueue({ cards, newToday, now, timeZone })
}

/** Days until the card comes back, per grade. */
export const deviceIntervals = (cardId: string, now: Date): Readonly<Record<Grade, number>> =>
  previewIntervals(stateOf(logOf(cardId)), now)

export const isNewOnDevice = (cardId: string): boolean => logOf(cardId).length === 0

/** Keeps a review here. Null when the device keeps nothing, or no more. */
export function gradeOnDevice(request: GradeRequest, now: Date): GradeOutcome | null {
  const log = logOf(request.cardId)
  const last = log.at(-1)
  const at = nextReviewTime(now, last ? new Date(last.at) : null)
  const before = stateOf(log)
  const after = review(before, request.grade, at)
  if (readDevice().reviews.length >= DEVICE_LIMITS.reviews) return null
  const isKept = changeDevice((progress) => ({
    ...progress,
    reviews: [
      ...progress.reviews,
      { ...request, bullets: [...request.bullets], redFlags: [...request.redFlags], at: at.toISOString() },
    ],
  }))
  const { reviewKey, cardId, grade } = request
  const { scheduledDays, lapses } = after
  const outcome = { reviewKey, cardId, grade, scheduledDays, lapses }
  return isKept ? { ...outcome, isLeechAlert: isLeechAlert(before?.lapses ?? 0, lapses) } : null
}

/** Takes a review back. It never left this device, so it is removed. */
export const undoOnDevice = (reviewKey: string): boolean =>
  changeDevice((progress) => ({
    ...progress,
    reviews: progress.reviews.filter((kept) => kept.reviewKey !== reviewKey),
  }))

const logOf = (cardId: string): Log => readDevice().reviews.filter((kept) => kept.cardId === cardId)

const stateOf = (log: Log): ReviewState | null =>
  rebuildState(
    log.map(({ reviewKey, grade, at }) => ({ id: reviewKey, grade, undoes: null, reviewedAt: new Date(at) })),
  )
