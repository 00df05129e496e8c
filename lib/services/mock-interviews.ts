import { authorize } from '#lib/auth/authorize.ts'
import { listCards } from '#lib/db/cards.ts'
import { db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { listMocks, saveMock } from '#lib/db/mock-interviews.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import {
  drawMock,
  type MockAnswer,
  type MockChoice,
  type MockReport,
  mockReport,
} from '#lib/domain/drills/mock-interview.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { enrolOnFirstWork } from './enrol-on-first-work.ts'
import { getCourseMap } from './get-course-map.ts'
import { presentCard } from './present-card.ts'

/** The cards of an interview, for anybody. The same seed and the same deck give the same interview. */
export async function drawMockInterview(choice: MockChoice): Promise<{ readonly cards: CardView[] }> {
  const [cards, course] = await Promise.all([listCards(db()), getCourseMap()])
  const drawable = cards.map((card) => ({
    ...{ id: card.id, topic: card.topic, difficulty: card.body.difficulty },
    card,
  }))
  return { cards: await Promise.all(drawMock(drawable, choice).map(({ card }) => presentCard(card, course))) }
}

export type FinishedMock = { readonly mockKey: string; readonly answers: readonly MockAnswer[] }
export type MockEntry = { readonly id: string; readonly finishedAt: Date; readonly report: MockReport }

/** Keeps an interview that was finished, and reports on it. Sent again, it is kept once. */
export async function finishMockInterview(
  actor: Actor,
  { mockKey, answers }: FinishedMock,
  { now }: Pick<RequestContext, 'now'>,
): Promise<MockEntry> {
  const { id: userId } = authorize(actor, 'learn')
  const {
    id,
    answers: kept,
    finishedAt,
  } = await transaction(async (tx) => {
    await lockLearner(tx, userId)
    await enrolOnFirstWork(tx, userId, now)
    return saveMock(tx, { userId, mockKey }, { answers, finishedAt: now })
  })
  return { id, finishedAt, report: mockReport(kept, await reportCards()) }
}

/** One's last interviews, newest first; none for a visitor. */
export async function listMockInterviews(actor: Actor): Promise<MockEntry[]> {
  if (actor.type !== 'user') return []
  const [mocks, cards] = await Promise.all([listMocks(db(), actor.id), reportCards()])
  return mocks.map(({ id, answers, finishedAt }) => ({ id, finishedAt, report: mockReport(answers, cards) }))
}

const reportCards = async () =>
  (await listCards(db())).map(({ id, topic, body: { bullets, redFlags } }) => ({
    id,
    topic,
    bullets,
    redFlags,
  }))
