import { beforeEach, expect, test } from 'vitest'
import { retireCardsWithoutFile, syncCard } from '#lib/db/cards.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncCourse } from '#lib/db/course.ts'
import { visitor } from '#lib/domain/access/policy.ts'
import { DEFAULT_PACE } from '#lib/domain/drills/pace.ts'
import { browseCards } from '#lib/services/browse-cards.ts'
import { getCardHistory } from '#lib/services/get-card.ts'
import { getDrillQueue } from '#lib/services/get-drill-queue.ts'
import { gradeCard } from '#lib/services/grade-card.ts'
import { drawMockInterview, finishMockInterview, listMockInterviews } from '#lib/services/mock-interviews.ts'
import { setDrillPace } from '#lib/services/set-drill-pace.ts'
import { cardFile } from '#tests/factories/cards.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const start = new Date('2026-03-02T09:00:00Z')
const days = (count: number) => requestContext(new Date(start.getTime() + count * 86_400_000))
const IDS = ['mutex', 'semaphore', 'barrier', 'monitor']

const graded = (cardId: string, grade: 1 | 2 | 3 | 4) => ({
  ...{ reviewKey: crypto.randomUUID(), cardId, grade },
  ...{ bullets: [], redFlags: [] },
})

describeOnBothDatabases('the pace of drills', () => {
  beforeEach(() =>
    transaction(async (tx) => {
      await syncCourse(tx, { id: 'c', title: 'C', summary: 'S', modules: [], isWhole: true })
      for (const [position, id] of IDS.entries()) await syncCard(tx, 'locks', position, cardFile(id), start)
      await retireCardsWithoutFile(tx, IDS, start)
    }),
  )

  test('is everybody’s until it is chosen, and then one’s own', async () => {
    const [user, other] = [await newLearner(), await newLearner()]
    const pace = { newPerDay: 1, reviewsPerDay: 7, interviewOn: '2026-04-01' }
    await setDrillPace(user, pace, days(0))
    await setDrillPace(user, { ...pace, newPerDay: 2 }, days(0))
    const [own, theirs] = [await getDrillQueue(user, days(0)), await getDrillQueue(other, days(0))]
    expect(own.pace).toEqual({ ...pace, newPerDay: 2 })
    expect(own.newCount).toBe(2)
    expect(theirs.pace).toEqual(DEFAULT_PACE)
    await expect(setDrillPace(visitor, pace, days(0))).rejects.toMatchObject({ status: 401 })
  })

  test('a new date in the past is refused and changes nothing; one that has passed meanwhile stays', async () => {
    const user = await newLearner()
    const refusal = { status: 400, code: 'interview-over' }
    const paceOf = async () => (await getDrillQueue(user, days(0))).pace
    const past = { ...DEFAULT_PACE, newPerDay: 3, interviewOn: '2026-03-01' }
    await expect(setDrillPace(user, past, days(0))).rejects.toMatchObject(refusal)
    expect(await paceOf()).toEqual(DEFAULT_PACE)
    const today = { ...DEFAULT_PACE, interviewOn: '2026-03-02' }
    await setDrillPace(user, today, days(0))
    await setDrillPace(user, { ...today, newPerDay: 4 }, days(5))
    expect(await paceOf()).toEqual({ ...today, newPerDay: 4 })
    await expect(setDrillPace(user, past, days(5))).rejects.toMatchObject(refusal)
  })

  test('an interview brings a well-known card back before it, as the buttons, the card and the shelf say', async () => {
    const user = await newLearner()
    await gradeCard(user, graded('mutex', 4), days(0))
    await gradeCard(user, graded('mutex', 4), days(30))
    const far = await getCardHistory(user, 'mutex', days(31))
    expect(far?.dueAt.getTime()).toBeGreaterThan(start.getTime() + 60 * 86_400_000)
    await setDrillPace(user, { ...DEFAULT_PACE, interviewOn: '2026-04-20' }, days(31))
    const near = await getCardHistory(user, 'mutex', days(31))
    const before = new Date('2026-04-20T00:00:00Z').getTime()
    expect(near?.dueAt.getTime()).toBeLessThan(before)
    expect(near?.dueAt.getTime()).toBeGreaterThan(before - 4 * 86_400_000)
    const shelf = await browseCards(user, {}, days(31))
    expect(shelf.cards.find(({ id }) => id === 'mutex')?.standing?.dueAt).toEqual(near?.dueAt)
    const { cards } = await getDrillQueue(user, days(31))
    for (const { intervals } of cards) expect(Math.max(...Object.values(intervals))).toBeLessThanOrEqual(18)
  })

  test('more due cards than the limit of a day wait, counted with what was reviewed already', async () => {
    const user = await newLearner()
    for (const id of IDS) await gradeCard(user, graded(id, 1), days(0))
    await setDrillPace(user, { ...DEFAULT_PACE, reviewsPerDay: 2 }, days(0))
    expect(await getDrillQueue(user, days(3))).toMatchObject({ dueCount: 2, heldBack: 2, newCount: 0 })
    const first = (await getDrillQueue(user, days(3))).cards[0]?.card.id as string
    await gradeCard(user, graded(first, 3), days(3))
    expect(await getDrillQueue(user, days(3))).toMatchObject({ dueCount: 1, heldBack: 2 })
  })

  test('a mock interview is drawn for anybody, kept once, and only for whoever gave it', async () => {
    const { cards } = await drawMockInterview({ count: 3, seed: 7 })
    expect(cards).toHaveLength(3)
    expect((await drawMockInterview({ count: 3, seed: 7 })).cards.map(({ id }) => id)).toEqual(
      cards.map(({ id }) => id),
    )
    expect((await drawMockInterview({ count: 3, seed: 7, topic: 'none' })).cards).toEqual([])
    const [user, other] = [await newLearner(), await newLearner()]
    const answers = cards.map(({ id, bullets }) => ({
      ...{ cardId: id, bullets: bullets.slice(0, 1).map((bullet) => bullet.id), redFlags: [] },
      ...{ followUps: 1, seconds: 90 },
    }))
    const finished = { mockKey: crypto.randomUUID(), answers }
    const entries = await Promise.all(
      Array.from({ length: 5 }, () => finishMockInterview(user, finished, days(1))),
    )
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1)
    expect(entries[0]?.report).toMatchObject({ hit: 3, redFlags: 0, seconds: 270 })
    expect(await listMockInterviews(user)).toEqual([entries[0]])
    expect(await listMockInterviews(other)).toEqual([])
    await expect(finishMockInterview(visitor, finished, days(1))).rejects.toMatchObject({ status: 401 })
    expect(await db().reviewLog.count({ where: { userId: user.id } })).toBe(0)
  })
})
