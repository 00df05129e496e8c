import { beforeEach, expect, test } from 'vitest'
import { findCard, retireCardsWithoutFile, syncCard } from '#lib/db/cards.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncCourse } from '#lib/db/course.ts'
import { findReviewState, listReviewLog } from '#lib/db/reviews.ts'
import { type UserActor, visitor } from '#lib/domain/access/policy.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'
import { DEFAULT_PACE } from '#lib/domain/drills/pace.ts'
import { rebuildState } from '#lib/domain/drills/review-log.ts'
import { browseCards } from '#lib/services/browse-cards.ts'
import { getCardHistory, getCardView } from '#lib/services/get-card.ts'
import { getDrillQueue } from '#lib/services/get-drill-queue.ts'
import { gradeCard } from '#lib/services/grade-card.ts'
import { recordLateReviews } from '#lib/services/record-late-reviews.ts'
import { undoReview } from '#lib/services/undo-review.ts'
import { cardFile } from '#tests/factories/cards.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const start = new Date('2026-03-02T09:00:00Z')
const days = (count: number) => requestContext(new Date(start.getTime() + count * 86_400_000))

const request = (cardId: string, grade: Grade, reviewKey: string = crypto.randomUUID()) => ({
  reviewKey,
  cardId,
  grade,
  bullets: ['first'],
  redFlags: [],
})

const stored = (user: UserActor, cardId: string) => findReviewState(db(), user.id, cardId)
const logOf = (user: UserActor, cardId: string) => listReviewLog(db(), user.id, [cardId])

async function expectStoredEqualsRebuilt(user: UserActor, cardId: string) {
  expect(await stored(user, cardId)).toEqual(rebuildState(await logOf(user, cardId)))
}

const syncCards = (...ids: string[]) =>
  transaction(async (tx) => {
    for (const [position, id] of ids.entries()) await syncCard(tx, 'locks', position, cardFile(id), start)
    await retireCardsWithoutFile(tx, ids, start)
  })

describeOnBothDatabases('drills', () => {
  beforeEach(async () => {
    await transaction((tx) =>
      syncCourse(tx, { id: 'c', title: 'C', summary: 'S', modules: [], isWhole: true }),
    )
    await syncCards('mutex', 'semaphore', 'barrier')
  })

  test('a synced card keeps its versions, and the same file again changes nothing', async () => {
    const versions = () => db().cardVersion.count({ where: { cardId: 'mutex' } })
    const before = await versions()
    await syncCards('mutex', 'semaphore', 'barrier')
    expect(await versions()).toBe(before)
    const changed = cardFile('mutex', { prompt: 'What does a mutex promise?' })
    await transaction((tx) => syncCard(tx, 'locks', 0, changed, start))
    expect(await versions()).toBe(before + 1)
    expect((await findCard(db(), 'mutex'))?.body).toEqual(changed)
    await syncCards('mutex', 'semaphore', 'barrier')
    expect(await versions()).toBe(before + 1)
    expect((await findCard(db(), 'mutex'))?.body.prompt).toBe('What is mutex?')
  })

  test('a card whose file is gone leaves the queue and comes back with its schedule', async () => {
    const user = await newLearner()
    await gradeCard(user, request('mutex', 3), days(0))
    await syncCards('semaphore')
    await expect(getCardView('mutex')).rejects.toMatchObject({ status: 404 })
    await expect(gradeCard(user, request('mutex', 3), days(9))).rejects.toMatchObject({ status: 404 })
    await syncCards('mutex', 'semaphore', 'barrier')
    expect(await getCardHistory(user, 'mutex', days(1))).toMatchObject({ reps: 1 })
  })

  test('grading logs the review, schedules the card and enrols', async () => {
    const user = await newLearner()
    const outcome = await gradeCard(user, { ...request('mutex', 3), bullets: ['first', 'unknown'] }, days(0))
    expect(outcome).toMatchObject({ cardId: 'mutex', grade: 3, lapses: 0, isLeechAlert: false })
    const row = await db().reviewLog.findFirstOrThrow({ where: { userId: user.id } })
    expect(row).toMatchObject({ grade: 3, bullets: ['first'], parameterSet: 'fsrs6-r90-days180' })
    expect((await stored(user, 'mutex'))?.scheduledDays).toBe(outcome.scheduledDays)
    expect(await db().enrolment.count({ where: { userId: user.id } })).toBe(1)
  })

  test('the interval promised by the queue is the one that grading gives', async () => {
    const user = await newLearner()
    const { cards } = await getDrillQueue(user, days(0))
    const promised = cards.find(({ card }) => card.id === 'barrier')?.intervals[4]
    expect((await gradeCard(user, request('barrier', 4), days(0))).scheduledDays).toBe(promised)
  })

  test('a replayed key returns the first outcome and logs nothing', async () => {
    const user = await newLearner()
    await gradeCard(user, request('mutex', 3), days(0))
    const second = request('mutex', 1)
    const outcome = await gradeCard(user, second, days(4))
    await gradeCard(user, request('mutex', 4), days(6))
    expect(await gradeCard(user, second, days(7))).toEqual(outcome)
    expect(await logOf(user, 'mutex')).toHaveLength(3)
    await expect(gradeCard(user, { ...second, grade: 4 }, days(7))).rejects.toMatchObject({ status: 409 })
    await expectStoredEqualsRebuilt(user, 'mutex')
  })

  test('one review sent ten times at once is one review', async () => {
    const user = await newLearner()
    const once = request('mutex', 3)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => gradeCard(user, once, days(0))))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await logOf(user, 'mutex')).toHaveLength(1)
  })

  test('parallel reviews of one card are all logged, in an order that rebuilds the state', async () => {
    const user = await newLearner()
    const grades: Grade[] = [1, 2, 3, 4, 3, 1, 4, 2]
    await Promise.all(grades.map((grade) => gradeCard(user, request('mutex', grade), days(0))))
    const log = await logOf(user, 'mutex')
    expect(log).toHaveLength(grades.length)
    expect(new Set(log.map(({ reviewedAt }) => reviewedAt.getTime())).size).toBe(grades.length)
    expect((await stored(user, 'mutex'))?.reps).toBe(grades.length)
    await expectStoredEqualsRebuilt(user, 'mutex')
  })

  test('reviews made without a connection count at their own time, once, between those of other devices', async () => {
    const user = await newLearner()
    await gradeCard(user, request('mutex', 3), days(0))
    await gradeCard(user, request('mutex', 3), days(6))
    const late = { ...request('mutex', 1), at: days(3).now.toISOString() }
    const ahead = { ...request('barrier', 3), at: days(400).now.toISOString() }
    const gone = { ...request('no-such-card', 3), at: days(3).now.toISOString() }
    const reviews = [late, ahead, gone]
    const answers = await Promise.all([1, 2, 3].map(() => recordLateReviews(user, { reviews }, days(7))))
    expect(answers.map(({ recorded }) => recorded).sort()).toEqual([0, 0, 2])
    expect((await logOf(user, 'mutex')).map(({ grade }) => grade)).toEqual([3, 1, 3])
    expect((await logOf(user, 'barrier')).map(({ reviewedAt }) => reviewedAt)).toEqual([days(7).now])
    await expectStoredEqualsRebuilt(user, 'mutex')
    await expectStoredEqualsRebuilt(user, 'barrier')
    await expect(recordLateReviews(visitor, { reviews }, days(7))).rejects.toMatchObject({ status: 401 })
  })

  test('undo voids a review by a row of its own and twice is once', async () => {
    const user = await newLearner()
    await gradeCard(user, request('mutex', 3), days(0))
    const before = await stored(user, 'mutex')
    const slip = request('mutex', 1)
    await gradeCard(user, slip, days(5))
    const undo = { undoKey: crypto.randomUUID(), reviewKey: slip.reviewKey }
    const undone = await undoReview(user, undo, days(5))
    expect(undone).toMatchObject({ cardId: 'mutex', isNew: false })
    expect(await undoReview(user, undo, days(5))).toEqual(undone)
    await undoReview(user, { ...undo, undoKey: crypto.randomUUID() }, days(5))
    expect(await logOf(user, 'mutex')).toHaveLength(3)
    expect(await stored(user, 'mutex')).toEqual(before)
    await expectStoredEqualsRebuilt(user, 'mutex')
  })

  test('undoing the only review makes the card new again, and it may be graded anew', async () => {
    const user = await newLearner()
    const only = request('mutex', 2)
    await gradeCard(user, only, days(0))
    const undoKey = crypto.randomUUID()
    expect(await undoReview(user, { undoKey, reviewKey: only.reviewKey }, days(0))).toMatchObject({
      isNew: true,
    })
    expect(await stored(user, 'mutex')).toBeNull()
    await gradeCard(user, request('mutex', 4), days(0))
    await expectStoredEqualsRebuilt(user, 'mutex')
  })

  test('ten parallel undos void one review once', async () => {
    const user = await newLearner()
    const slip = request('mutex', 1)
    await gradeCard(user, slip, days(0))
    const undo = () => undoReview(user, { undoKey: crypto.randomUUID(), reviewKey: slip.reviewKey }, days(0))
    await Promise.all(Array.from({ length: 10 }, undo))
    expect(await logOf(user, 'mutex')).toHaveLength(2)
    expect(await stored(user, 'mutex')).toBeNull()
  })

  test('nobody undoes another one’s review, and a shared key stays apart', async () => {
    const [one, other] = [await newLearner(), await newLearner()]
    const mine = request('mutex', 3)
    await gradeCard(one, mine, days(0))
    const undo = { undoKey: crypto.randomUUID(), reviewKey: mine.reviewKey }
    await expect(undoReview(other, undo, days(0))).rejects.toMatchObject({ status: 404 })
    await gradeCard(other, { ...mine, grade: 1 }, days(0))
    expect(await logOf(one, 'mutex')).toHaveLength(1)
    expect(await logOf(other, 'mutex')).toHaveLength(1)
  })

  test('a visitor has no queue on the server and grades nothing', async () => {
    await expect(getDrillQueue(visitor, days(0))).rejects.toMatchObject({ status: 401 })
    await expect(gradeCard(visitor, request('mutex', 3), days(0))).rejects.toMatchObject({ status: 401 })
  })

  test('a day lets in its number of new cards; undoing one gives its place back', async () => {
    await syncCards(...Array.from({ length: DEFAULT_PACE.newPerDay + 3 }, (_, i) => `card-${i}`))
    const user = await newLearner()
    const slip = request('card-0', 3)
    await gradeCard(user, slip, days(0))
    for (let i = 1; i < DEFAULT_PACE.newPerDay; i++) await gradeCard(user, request(`card-${i}`, 3), days(0))
    const done = await getDrillQueue(user, days(0))
    expect(done).toMatchObject({ cards: [], newCount: 0, nextAt: '2026-03-03T04:00:00.000Z' })
    await undoReview(user, { undoKey: crypto.randomUUID(), reviewKey: slip.reviewKey }, days(0))
    expect((await getDrillQueue(user, days(0))).cards.map(({ card }) => card.id)).toEqual(['card-0'])
    expect((await getDrillQueue(user, days(1))).newCount).toBe(4)
  })

  test('the fourth lapse says that a card is a leech, and browsing finds it', async () => {
    const user = await newLearner()
    await gradeCard(user, request('mutex', 3), days(0))
    const alerts: boolean[] = []
    for (let i = 1; i <= 6; i++) {
      alerts.push((await gradeCard(user, request('mutex', 1), days(i * 3))).isLeechAlert)
    }
    expect(alerts).toEqual([false, false, false, true, false, true])
    const { cards, total } = await browseCards(user, { show: 'leech' }, days(30))
    expect(cards.map(({ id }) => id)).toEqual(['mutex'])
    expect(total).toBe(3)
    expect((await browseCards(visitor, {}, days(30))).cards.map(({ standing }) => standing)).toEqual([
      null,
      null,
      null,
    ])
  })

  test('nothing of a self-check reaches the browser with its card', async () => {
    await transaction((tx) =>
      syncCard(tx, 'locks', 0, cardFile('mutex', { selfCheck: questions.single }), start),
    )
    const user = await newLearner()
    const sent = [
      await getCardView('mutex'),
      await getDrillQueue(user, days(0)),
      await browseCards(user, {}, days(0)),
    ]
    expect(JSON.stringify(sent)).not.toMatch(/CANARY|selfCheck|correct/)
  })
})
