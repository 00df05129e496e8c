import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { retireCardsWithoutFile, syncCard } from '#lib/db/cards.ts'
import { db, transaction } from '#lib/db/client.ts'
import { listEvidence } from '#lib/db/progress.ts'
import { findReviewState, listReviewLog } from '#lib/db/reviews.ts'
import { type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { rebuildState } from '#lib/domain/drills/review-log.ts'
import type { DeviceProgress } from '#lib/domain/progress/device-progress.ts'
import { answerCheck } from '#lib/services/checks/answer-check.ts'
import { getContinue } from '#lib/services/get-continue.ts'
import { getCourseProgress } from '#lib/services/get-course-progress.ts'
import { getLessonStanding } from '#lib/services/get-lesson-standing.ts'
import { getProgressOverview } from '#lib/services/get-progress-overview.ts'
import { gradeCard } from '#lib/services/grade-card.ts'
import { mergeDeviceProgress } from '#lib/services/merge-device-progress.ts'
import { recordLessonProgress } from '#lib/services/record-lesson-progress.ts'
import { setResumePoint } from '#lib/services/set-resume-point.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { tickObjective } from '#lib/services/tick-objective.ts'
import { cardFile } from '#tests/factories/cards.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-progress-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const blocks = `
## A question

\`\`\`predict
id: guess
question: What happens next?
answer: It waits.
\`\`\`

\`\`\`question
id: states-check
type: numeric
stem: How many states are there?
difficulty: easy
objectives: [name-states]
answer: 3
explanation: Running, ready and waiting.
feedback: { correct: Yes., incorrect: Count again. }
\`\`\`
`

const allSteps = ['heading:three-states', 'heading:a-question', 'predict:guess', 'check:states-check']
const [firstHeading, secondHeading, prediction] = allSteps as [string, string, string]
const lessonId = 'states'

const start = new Date('2026-03-02T09:00:00Z')
const hours = (count: number) => requestContext(new Date(start.getTime() + count * 3_600_000))
const iso = (count: number) => hours(count).now.toISOString()

const answer = (user: UserActor, text: string) =>
  answerCheck(
    user,
    {
      lessonId,
      questionId: 'states-check',
      response: { type: 'numeric', text },
      answerKey: crypto.randomUUID(),
    },
    hours(0),
  )

const report = (user: UserActor, steps: readonly string[], at = 0) =>
  recordLessonProgress(user, { lessonId, steps }, hours(at))

const device = (changes: Partial<DeviceProgress> = {}): DeviceProgress => ({
  version: 1,
  lessons: {},
  objectives: {},
  checks: {},
  reviews: [],
  resume: null,
  notes: [],
  ...changes,
})

const deviceReview = (cardId: string, grade: 1 | 2 | 3 | 4, at: string) => ({
  ...{ reviewKey: crypto.randomUUID(), cardId, grade, at },
  bullets: [],
  redFlags: [],
})

const mutexReview = () =>
  ({ reviewKey: crypto.randomUUID(), cardId: 'mutex', grade: 3, bullets: [], redFlags: [] }) as const

describeOnBothDatabases('progress', () => {
  beforeAll(async () => {
    const root = join(folder, 'content')
    await writeCourse(root)
    const lesson = join(root, 'courses', 'systems', '01-processes', '01-states', 'lesson.mdx')
    await writeFile(lesson, lessonSource({ blocks }))
    const synced = await syncContent(root)
    expect(synced).toMatchObject({ type: 'synced', problems: [] })
    await transaction(async (tx) => {
      for (const [i, id] of ['mutex', 'barrier'].entries())
        await syncCard(tx, 'locks', i, cardFile(id), start)
      await retireCardsWithoutFile(tx, ['mutex', 'barrier'], start)
    })
  })

  test('a lesson knows its steps, and a visitor stands at its start', async () => {
    expect(await getLessonStanding(visitor, lessonId)).toMatchObject({
      steps: allSteps,
      percent: 0,
      objectives: [{ id: 'name-states', earnedBy: [], isTicked: false }],
    })
  })

  test('steps reached add up, and the first of them enrols', async () => {
    const user = await newLearner()
    expect(await report(user, [firstHeading, 'heading:not-there'])).toMatchObject({
      percent: 25,
      isCompleted: false,
    })
    expect(await report(user, [secondHeading])).toMatchObject({
      percent: 50,
      stepsDone: [firstHeading, secondHeading],
    })
    expect(await db().enrolment.count({ where: { userId: user.id } })).toBe(1)
  })

  test('a knowledge check counts when its answer was graded right, not when the browser says so', async () => {
    const user = await newLearner()
    expect(await report(user, allSteps)).toMatchObject({ percent: 75 })
    await answer(user, '4')
    expect(await report(user, ['check:states-check'])).toMatchObject({ percent: 75 })
    await answer(user, '3')
    expect(await report(user, [])).toMatchObject({
      percent: 100,
      isCompleted: true,
      objectives: [{ earnedBy: ['check'], isTicked: false }],
    })
    await answer(user, '5')
    expect(await report(user, [])).toMatchObject({ percent: 100, isCompleted: true })
  })

  test('progress never goes backwards under concurrent reports', async () => {
    const user = await newLearner()
    const reports = [
      [firstHeading],
      [secondHeading],
      [prediction],
      [],
      [firstHeading],
      [secondHeading, prediction],
    ]
    const seen = await Promise.all(reports.map((steps, i) => report(user, steps, -i)))
    for (const [i, steps] of reports.entries())
      expect(seen[i]?.stepsDone).toEqual(expect.arrayContaining(steps))
    const after = await getLessonStanding(user, lessonId)
    expect(after.stepsDone.toSorted()).toEqual([firstHeading, prediction, secondHeading].toSorted())
    expect(after.percent).toBe(75)
  })

  test('a tick by hand is kept apart from what was earned and can be taken back', async () => {
    const user = await newLearner()
    const tick = { lessonId, objectiveId: 'name-states', isTicked: true }
    expect(await tickObjective(user, tick, hours(0))).toMatchObject({ isTicked: true, earnedBy: [] })
    await tickObjective(user, tick, hours(1))
    await answer(user, '3')
    const back = await tickObjective(user, { ...tick, isTicked: false }, hours(2))
    expect(back).toMatchObject({ isTicked: false, earnedBy: ['check'] })
    const unknown = tickObjective(user, { ...tick, objectiveId: 'of-another-lesson' }, hours(2))
    await expect(unknown).rejects.toMatchObject({ status: 404 })
  })

  test('a lesson that is only planned takes no progress', async () => {
    const user = await newLearner()
    const planned = recordLessonProgress(user, { lessonId: 'fork', steps: [] }, hours(0))
    await expect(planned).rejects.toMatchObject({ status: 404 })
    await expect(recordLessonProgress(visitor, { lessonId, steps: [] }, hours(0))).rejects.toMatchObject({
      status: 401,
    })
  })

  test('continue leads from the first lesson to the exact heading, and after the last lesson nowhere', async () => {
    const user = await newLearner()
    expect((await getContinue(user, hours(0))).point).toMatchObject({
      path: '/learn/processes/states',
      reason: 'start',
    })
    const resume = { heading: 'a-question', label: 'Process states: A question' }
    await recordLessonProgress(user, { lessonId, steps: [firstHeading], resume }, hours(2))
    const point = { path: '/learn/processes/states#a-question', label: resume.label, reason: 'resume' }
    expect((await getContinue(user, hours(2))).point).toEqual(point)
    await setResumePoint(user, { path: '/labs/late', label: 'Late' }, hours(1))
    expect((await getContinue(user, hours(2))).point).toEqual(point)
    await answer(user, '3')
    await report(user, allSteps, 3)
    expect((await getContinue(user, hours(3))).point).toBeNull()
  })

  test('a place in a lesson that is gone is not offered', async () => {
    const user = await newLearner()
    await setResumePoint(user, { path: '/learn/processes/gone#x', label: 'Gone' }, hours(0))
    expect((await getContinue(user, hours(0))).point).toMatchObject({ path: '/learn/processes/states' })
  })

  test('the overview shows lessons, objectives, drills and activity', async () => {
    const user = await newLearner()
    await answer(user, '3')
    await report(user, [firstHeading])
    await gradeCard(user, mutexReview(), hours(0))
    const overview = await getProgressOverview(user, hours(1))
    expect(overview.modules).toHaveLength(1)
    expect(overview.modules[0]).toMatchObject({
      summaryOf: { open: 1, done: 0, percent: 50 },
      objectives: { reached: 1, total: 1 },
    })
    expect(overview.drills).toMatchObject({ due: 0, fresh: 1, seen: 1, leeches: 0 })
    expect(overview.activity.at(-1)).toMatchObject({ date: '2026-03-02' })
    expect(overview.activity.at(-1)?.count).toBeGreaterThan(0)
    const course = await getCourseProgress(user)
    expect(course.modules[0]?.lessons.map(({ status }) => status)).toEqual(['started', 'planned'])
  })

  test('a device is taken over: steps compared, answers graded again, reviews replayed', async () => {
    const user = await newLearner()
    const taken = device({
      lessons: {
        [lessonId]: { steps: [firstHeading, 'check:states-check', 'heading:made-up'], at: iso(-5) },
      },
      objectives: { 'name-states': { lessonId, at: iso(-5) }, 'made-up': { lessonId, at: iso(-5) } },
      checks: { 'states-check': { lessonId, response: { type: 'numeric', text: '7' }, at: iso(-5) } },
      reviews: [
        deviceReview('mutex', 4, iso(-1)),
        deviceReview('mutex', 3, iso(-100)),
        deviceReview('gone', 3, iso(-1)),
      ],
      resume: { path: '/learn/processes/states#a-question', label: 'There', at: iso(-5) },
    })
    const merged = await mergeDeviceProgress(user, taken, hours(0))
    expect(merged).toEqual({ lessons: 1, objectives: 1, checks: 1, reviews: 2, notes: 0 })
    const standing = await getLessonStanding(user, lessonId)
    expect(standing).toMatchObject({
      stepsDone: [firstHeading],
      objectives: [{ isTicked: true, earnedBy: [] }],
    })
    expect(await findReviewState(db(), user.id, 'mutex')).toMatchObject({
      reps: 2,
      lastReviewAt: hours(-1).now,
    })
    expect((await getContinue(user, hours(0))).point).toMatchObject({ label: 'There' })
  })

  test('taking the same device over again, also at once, changes nothing', async () => {
    const user = await newLearner()
    const taken = device({
      lessons: { [lessonId]: { steps: [firstHeading], at: iso(-5) } },
      objectives: { 'name-states': { lessonId, at: iso(-5) } },
      checks: { 'states-check': { lessonId, response: { type: 'numeric', text: '3' }, at: iso(-5) } },
      reviews: [deviceReview('mutex', 3, iso(-50)), deviceReview('barrier', 1, iso(-20))],
    })
    const reports = await Promise.all([0, 0, 1].map((at) => mergeDeviceProgress(user, taken, hours(at))))
    const total = reports.reduce(
      (sum, { lessons, objectives, checks, reviews }) => sum + lessons + objectives + checks + reviews,
      0,
    )
    expect(total).toBe(5)
    const snapshot = async () => ({
      log: await listReviewLog(db(), user.id, ['mutex', 'barrier']),
      mutex: await findReviewState(db(), user.id, 'mutex'),
      checks: await db().checkResponse.findMany({ where: { userId: user.id } }),
      evidence: await listEvidence(db(), user.id),
    })
    const before = await snapshot()
    expect(before.checks).toMatchObject([{ tries: 1, score: 1 }])
    const again = await mergeDeviceProgress(user, taken, hours(9))
    expect(again).toEqual({ lessons: 0, objectives: 0, checks: 0, reviews: 0, notes: 0 })
    expect(await snapshot()).toEqual(before)
  })

  test('what the account did itself outranks the device', async () => {
    const user = await newLearner()
    await answer(user, '3')
    await setResumePoint(user, { path: '/labs/x', label: 'Lab' }, hours(0))
    const stale = device({
      checks: { 'states-check': { lessonId, response: { type: 'numeric', text: '7' }, at: iso(-5) } },
      resume: { path: '/learn/processes/states', label: 'Old', at: iso(-5) },
    })
    expect(await mergeDeviceProgress(user, stale, hours(1))).toMatchObject({ checks: 0 })
    expect(await db().checkResponse.findFirst({ where: { userId: user.id } })).toMatchObject({
      score: 1,
      tries: 1,
    })
    expect((await getContinue(user, hours(1))).point).toMatchObject({ label: 'Lab' })
  })

  test('device reviews fall into place between those of the account, and none lies in the future', async () => {
    const user = await newLearner()
    await gradeCard(user, mutexReview(), hours(-30))
    const reviews = [deviceReview('mutex', 1, iso(-60)), deviceReview('mutex', 4, iso(5000))]
    await mergeDeviceProgress(user, device({ reviews }), hours(0))
    const log = await listReviewLog(db(), user.id, ['mutex'])
    expect(log.map(({ grade }) => grade)).toEqual([1, 3, 4])
    expect(log.at(-1)?.reviewedAt).toEqual(hours(0).now)
    expect(await findReviewState(db(), user.id, 'mutex')).toEqual(rebuildState(log))
  })

  test('answers that are not answers are left out', async () => {
    const user = await newLearner()
    const odd = { type: 'single', choice: '1' }
    for (const response of [odd, null, 'three', { type: 'numeric', text: 'three' }]) {
      const checks = { 'states-check': { lessonId, response, at: iso(-1) } }
      expect(await mergeDeviceProgress(user, device({ checks }), hours(0))).toMatchObject({ checks: 0 })
    }
  })
})
