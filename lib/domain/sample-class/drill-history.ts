import { suggestGrade } from '../drills/grade.ts'
import { type ReviewState, review } from '../drills/scheduler.ts'
import type { SampleCard } from './course-content.ts'
import type { HistorySetting, LearnerHistory, SampleReview } from './history.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NEW_PER_SITTING = 4
const MOST_PER_SITTING = 12

/** Sittings with the interview cards: what is due first, then a few new ones, graded as the ticks suggest. */
export function drillHistory(setting: HistorySetting): Pick<LearnerHistory, 'reviews' | 'reviewStates'> {
  const { content, persona, enrolledAt, now, draws } = setting
  const states = new Map<string, ReviewState>()
  const reviews: SampleReview[] = []
  if (persona.drillsEvery === 0 || persona.persistence === 0) return { reviews, reviewStates: [] }
  const stopsAt = enrolledAt.getTime() + draws.between(10, 90) * DAY_MS
  let at = enrolledAt.getTime() + draws.between(1, 8) * DAY_MS
  while (at < Math.min(now.getTime(), stopsAt)) {
    const due = content.cards.filter(
      ({ id }) => (states.get(id)?.due.getTime() ?? Number.POSITIVE_INFINITY) <= at,
    )
    const fresh = content.cards.filter(({ id }) => !states.has(id)).slice(0, NEW_PER_SITTING)
    let clock = at
    for (const card of [...due, ...fresh].slice(0, MOST_PER_SITTING)) {
      clock += Math.floor(draws.between(40_000, 200_000))
      if (clock > now.getTime()) break
      const reviewedAt = new Date(clock)
      const answer = answerCard(card, states.has(card.id), setting)
      states.set(card.id, review(states.get(card.id) ?? null, answer.grade, reviewedAt))
      reviews.push({ cardId: card.id, ...answer, reviewedAt })
    }
    at += persona.drillsEvery * draws.between(0.5, 1.7) * DAY_MS
  }
  return { reviews, reviewStates: [...states].map(([cardId, state]) => ({ cardId, ...state })) }
}

function answerCard(
  { bulletIds, redFlagIds }: SampleCard,
  isKnown: boolean,
  { persona, draws }: HistorySetting,
) {
  const recall = Math.min(0.97, persona.ability * (isKnown ? 1.12 : 0.9))
  const bullets = bulletIds.filter(() => draws.chance(recall))
  const redFlags = redFlagIds.filter(() => draws.chance((1 - recall) * 0.15))
  const grade = suggestGrade({
    bulletsHit: bullets.length,
    bulletsTotal: bulletIds.length,
    redFlagsAdmitted: redFlags.length,
  })
  return { grade, bullets, redFlags }
}
