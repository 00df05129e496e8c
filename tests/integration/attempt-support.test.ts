import { expect, test } from 'vitest'
import { transaction } from '#lib/db/client.ts'
import type { Role, UserActor } from '#lib/domain/access/policy.ts'
import { accommodate } from '#lib/services/accommodate.ts'
import { getDrillQueue } from '#lib/services/get-drill-queue.ts'
import { gradeCard } from '#lib/services/grade-card.ts'
import { pickCard } from '#lib/services/pick-card.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { getAttemptResult } from '#lib/services/quizzes/get-attempt-result.ts'
import { getQuiz } from '#lib/services/quizzes/get-quiz.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { storeQuiz } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const nine = Date.parse('2026-03-02T09:00:00Z')
const at = (minutes: number) => requestContext(new Date(nine + minutes * 60_000))
const key = () => crypto.randomUUID()

async function newAdmin(role: Role = 'admin'): Promise<UserActor> {
  const profile = { name: 'Edda', email: `${key()}@school.example`, role }
  const { id } = await transaction((tx) => tx.user.create({ data: profile }))
  return { type: 'user', id, ...profile, timeZone: 'UTC' }
}

const RIGHT = { type: 'text', text: 'the convoy' } as const
const WRONG = { type: 'text', text: 'a queue' } as const

describeOnBothDatabases('what stands around an attempt', () => {
  test('confidence is saved with the answer, changes no mark, and is reported after the reveal', async () => {
    const actor = await newLearner()
    const quizId = await storeQuiz({ questions: [questions.text, questions.numeric, questions.single] })
    const { attemptId } = await startAttempt(actor, { quizId }, at(0))
    const items = (await getAttempt(actor, { attemptId }, at(0)))!.items
    const [first, second] = items.map(({ id }) => id) as [string, string]
    const save = (itemId: string, input: object, revision: number) =>
      saveResponse(actor, { attemptId, itemId, revision, response: null, ...input }, at(1))
    await save(first, { response: WRONG, confidence: 'certain' }, 0)
    await save(second, { response: { type: 'numeric', text: '12.5' }, confidence: 'guess' }, 0)
    await save(second, { response: { type: 'numeric', text: '12.5' }, confidence: 'fairly-sure' }, 1)
    const seen = await getAttempt(actor, { attemptId }, at(2))
    expect(seen?.items.map(({ confidence }) => confidence)).toEqual(['certain', 'fairly-sure', null])
    await expect(save(first, { response: WRONG, confidence: 'guess' }, 0)).rejects.toMatchObject({
      code: 'conflict',
      details: { confidence: 'certain', revision: 1 },
    })

    expect(await submitAttempt(actor, { attemptId, submitKey: key() }, at(3))).toMatchObject({ score: 1 })
    const result = await getAttemptResult(actor, { attemptId }, at(4))
    expect(result?.items?.map(({ confidence }) => confidence)).toEqual(['certain', 'fairly-sure', null])
    expect(result?.calibration).toMatchObject({
      rated: 2,
      levels: [
        { confidence: 'fairly-sure', rated: 1, right: 1 },
        { confidence: 'certain', rated: 1, right: 0 },
      ],
    })
    expect(result?.calibration?.brier).toBeCloseTo((0.25 ** 2 + 0.95 ** 2) / 2, 12)
  })

  test('an answer that is taken back takes its confidence along, and nothing is reported while answers stay closed', async () => {
    const actor = await newLearner()
    const quizId = await storeQuiz({ questions: [questions.text], policy: { reveal: 'never' } })
    const { attemptId } = await startAttempt(actor, { quizId }, at(0))
    const [item] = (await getAttempt(actor, { attemptId }, at(0)))!.items
    const save = (response: typeof RIGHT | null, revision: number) =>
      saveResponse(actor, { attemptId, itemId: item!.id, response, confidence: 'certain', revision }, at(1))
    await save(RIGHT, 0)
    await save(null, 1)
    const seen = await getAttempt(actor, { attemptId }, at(1))
    expect(seen?.items[0]).toMatchObject({ response: null, confidence: null, revision: 2 })
    await save(RIGHT, 2)
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(2))
    const result = await getAttemptResult(actor, { attemptId }, at(3))
    expect([result?.items, result?.calibration]).toEqual([null, null])
  })

  test('more time and more attempts count from the next attempt on, and are said before it', async () => {
    const [actor, admin] = [await newLearner(), await newAdmin()]
    const policy = { attempts: 1, timeLimitMinutes: 10 }
    const quizId = await storeQuiz({ questions: [questions.text], policy })
    const first = await startAttempt(actor, { quizId }, at(0))
    const given = { timeMultiplier: 1.5, extraAttempts: 1, reason: 'A broken wrist.' } as const
    await accommodate(admin, { userId: actor.id, ...given }, at(1))
    const open = await getAttempt(actor, first, at(1))
    expect(open?.deadlineAt).toBe(at(10).now.toISOString())
    await submitAttempt(actor, { ...first, submitKey: key() }, at(2))

    const page = await getQuiz(actor, { quizId }, at(3))
    expect(page).toMatchObject({ attemptsAllowed: 2, next: { type: 'start' } })
    expect(page.arranged).toBe(
      'Arranged for you: 1.5 times the usual 10 minutes and one attempt more. This is already counted in.',
    )
    const second = await startAttempt(actor, { quizId }, at(3))
    const view = await getAttempt(actor, second, at(17))
    expect(view?.deadlineAt).toBe(at(18).now.toISOString())
    expect(await getAttempt(actor, second, at(19))).toBeNull()

    const other = await newLearner()
    expect((await getQuiz(other, { quizId }, at(3))).arranged).toBeNull()
  })

  test('only who manages users may accommodate; it is audited once, with its reason', async () => {
    const [actor, admin] = [await newLearner(), await newAdmin()]
    const input = { userId: actor.id, timeMultiplier: 2, extraAttempts: 0, reason: 'Reads slowly.' } as const
    await expect(accommodate(actor, input, at(0))).rejects.toMatchObject({ status: 403 })
    await expect(accommodate(await newAdmin('auditor'), input, at(0))).rejects.toMatchObject({ status: 403 })
    await accommodate(admin, input, at(0))
    await accommodate(admin, input, at(1))
    await expect(accommodate(admin, { ...input, userId: key() }, at(1))).rejects.toMatchObject({
      status: 404,
    })
    const count = await transaction((tx) =>
      tx.auditEvent.findMany({ where: { entity: `user:${actor.id}`, action: 'user.accommodated' } }),
    )
    expect(count).toHaveLength(1)
    expect(count[0]).toMatchObject({ reason: 'Reads slowly.', actorId: admin.id })
  })

  test('while one waits for the next attempt, the result says when it opens', async () => {
    const actor = await newLearner()
    const policy = { attempts: 2, cooldownMinutes: 30 }
    const quizId = await storeQuiz({ questions: [questions.text], policy })
    const { attemptId } = await startAttempt(actor, { quizId }, at(0))
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(5))
    const waiting = await getAttemptResult(actor, { attemptId }, at(6))
    expect(waiting?.nextAt).toBe(at(35).now.toISOString())
    expect((await getAttemptResult(actor, { attemptId }, at(35)))?.nextAt).toBeNull()
  })

  test('a wrong answer names its card, which comes first among the new ones; one already seen stays where it is', async () => {
    await syncContent()
    const actor = await newLearner()
    const card = 'deadlock-conditions'
    const wrong = { ...questions.text, card, lesson: 'coffman-conditions' }
    const quizId = await storeQuiz({ questions: [wrong, questions.single] })
    const { attemptId } = await startAttempt(actor, { quizId }, at(0))
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))
    const result = await getAttemptResult(actor, { attemptId }, at(2))
    expect(result?.items?.map(({ practice }) => practice)).toMatchObject([
      { card: { id: card, canPick: true }, lesson: { href: '/learn/deadlocks/coffman-conditions' } },
      { card: null, lesson: null },
    ])

    expect(await pickCard(actor, { cardId: card }, at(3))).toEqual({ isSeen: false })
    const queue = await getDrillQueue(actor, at(3))
    expect(queue.cards[0]?.card.id).toBe(card)
    await gradeCard(actor, { reviewKey: key(), cardId: card, grade: 4, bullets: [], redFlags: [] }, at(4))
    expect(await pickCard(actor, { cardId: card }, at(5))).toEqual({ isSeen: true })
    await expect(pickCard(actor, { cardId: 'no-such-card' }, at(5))).rejects.toMatchObject({ status: 404 })
  })
})
