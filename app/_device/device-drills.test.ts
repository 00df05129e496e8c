import { beforeEach, expect, test, vi } from 'vitest'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { deviceIntervals, deviceQueue, gradeOnDevice, isNewOnDevice, undoOnDevice } from './device-drills.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})

const now = new Date('2026-03-02T09:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)
const deck = ['a', 'b', 'c'].map((cardId, position) => ({ cardId, position }))
const request = (cardId: string, grade: Grade) => ({
  reviewKey: crypto.randomUUID(),
  cardId,
  grade,
  bullets: [],
  redFlags: [],
})
const ids = (cards: readonly { cardId: string }[]) => cards.map(({ cardId }) => cardId).join(' ')

test('a review on the device schedules the card as promised', () => {
  expect(ids(deviceQueue(deck, now).fresh)).toBe('a b c')
  const promised = deviceIntervals('a', now)[1]
  expect(gradeOnDevice(request('a', 1), now)).toMatchObject({ scheduledDays: promised, isLeechAlert: false })
  expect(ids(deviceQueue(deck, now).fresh)).toBe('b c')
  expect(ids(deviceQueue(deck, daysLater(promised)).due)).toBe('a')
})

test('undo on the device leaves nothing of a review', () => {
  const slip = request('a', 1)
  gradeOnDevice(slip, now)
  expect(isNewOnDevice('a')).toBe(false)
  undoOnDevice(slip.reviewKey)
  expect(isNewOnDevice('a')).toBe(true)
  expect(ids(deviceQueue(deck, now).fresh)).toBe('a b c')
})

test('a device that keeps nothing says so', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  expect(gradeOnDevice(request('a', 3), now)).toBeNull()
})
