import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { labFileSchema } from '#lib/content/schema/lab.ts'
import { syncCard } from '#lib/db/cards.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import { type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { answerCheck } from '#lib/services/checks/answer-check.ts'
import { getContinue } from '#lib/services/get-continue.ts'
import { getCourseProgress } from '#lib/services/get-course-progress.ts'
import { getProgressOverview } from '#lib/services/get-progress-overview.ts'
import { getRhythm } from '#lib/services/get-rhythm.ts'
import { getTimePlan } from '#lib/services/get-time-plan.ts'
import { gradeCard } from '#lib/services/grade-card.ts'
import { listLessonNeeds } from '#lib/services/lesson-needs.ts'
import { prerequisitesOf } from '#lib/services/lesson-prerequisites.ts'
import { recordLessonProgress } from '#lib/services/record-lesson-progress.ts'
import { showRhythm } from '#lib/services/show-rhythm.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { tickObjective } from '#lib/services/tick-objective.ts'
import { cardFile } from '#tests/factories/cards.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-plan-'))
const root = join(folder, 'content')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const day = (n: number, hour = 9) => requestContext(new Date(Date.UTC(2026, 2, 2 + n, hour)))

const check = `
## A question

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

/** `states` (5 minutes, two sections), then `fork` (5 minutes, one section), which stands first in the course. */
async function writeLessons(): Promise<void> {
  await writeCourse(root)
  const module = join(root, 'courses', 'systems', '01-processes')
  const order = `id: processes
title: Processes
summary: What runs.
lessons:
  - { id: fork, title: Fork and exec }
  - { id: states, title: Process states }
`
  await writeFile(join(module, 'module.yaml'), order)
  await mkdir(join(module, '01-fork'), { recursive: true })
  const fork = lessonSource({ id: 'fork', title: 'Fork and exec' }).replace(
    'takeaways:',
    'prerequisites: [states]\ntakeaways:',
  )
  await writeFile(join(module, '01-fork', 'lesson.mdx'), fork)
  await mkdir(join(module, '02-states'), { recursive: true })
  await writeFile(join(module, '02-states', 'lesson.mdx'), lessonSource({ blocks: check }))
  rmSync(join(module, '01-states'), { recursive: true })
}

const report = (user: UserActor, lessonId: string, steps: readonly string[], at = day(0)) =>
  recordLessonProgress(user, { lessonId, steps }, at)

const answer = (user: UserActor, at = day(0)) =>
  answerCheck(
    user,
    {
      ...{ lessonId: 'states', questionId: 'states-check', answerKey: crypto.randomUUID() },
      response: { type: 'numeric', text: '3' },
    },
    at,
  )

async function storeLab(tx: Db, over: { id: string; title: string; module: string }): Promise<void> {
  const file = labFileSchema.parse(parse(await readFile('content/labs/beat-the-scheduler/lab.yaml', 'utf8')))
  if (file.kind !== 'simulation') throw new Error('this lab needs no program')
  const parts = [{ title: 'All', minutes: 9, isSkippable: false, deliverables: [] }]
  await syncLab(tx, { definition: { ...file, ...over, parts }, source: '' }, day(-1).now)
}

const planOf = async (user: UserActor, minutes: number, at = day(0)) =>
  (await getTimePlan(user, { minutes }, at)).items.map(({ path, minutes: takes }) => `${path} ${takes}`)

describeOnBothDatabases('what to do next', () => {
  beforeAll(async () => {
    await writeLessons()
    expect(await syncContent(root)).toMatchObject({ type: 'synced', problems: [] })
    await transaction((tx) => syncCard(tx, 'locks', 0, cardFile('mutex'), day(-1).now))
  })

  test('a plan goes from section to section, what a lesson builds on first, and leaves out what is done', async () => {
    const user = await newLearner()
    const states = '/learn/processes/states'
    expect(await planOf(user, 40)).toEqual([
      expect.stringMatching(`^${states}#three-states \\d$`),
      expect.stringMatching(`^${states}#a-question \\d$`),
      '/learn/processes/fork#three-states 5',
      '/drills 2',
    ])
    await report(user, 'states', ['heading:three-states'])
    await answer(user)
    expect(await planOf(user, 40)).toEqual([
      expect.stringMatching(`^${states}#a-question \\d$`),
      '/learn/processes/fork#three-states 5',
      '/drills 2',
    ])
    await report(user, 'states', ['heading:a-question'])
    expect(await planOf(user, 40)).toEqual(['/learn/processes/fork#three-states 5', '/drills 2'])
    await report(user, 'fork', ['heading:three-states'])
    expect(await planOf(user, 40)).toEqual(['/drills 2'])
  })

  test('a card that is due comes before reading, and a plan too short for anything says so', async () => {
    const user = await newLearner()
    const graded = { cardId: 'mutex', grade: 1, bullets: [], redFlags: [] } as const
    await gradeCard(user, { ...graded, reviewKey: crypto.randomUUID() }, day(0))
    expect(await planOf(user, 20, day(5))).toEqual([
      '/drills 1',
      expect.stringContaining('#three-states'),
      expect.stringContaining('#a-question'),
      expect.stringContaining('/fork#three-states'),
    ])
    const other = await newLearner()
    await answer(other)
    await report(other, 'states', ['heading:three-states', 'heading:a-question'])
    expect(await getTimePlan(other, { minutes: 1 }, day(0))).toMatchObject({
      ...{ isLonger: true, minutes: 5 },
      items: [{ path: '/learn/processes/fork#three-states' }],
    })
    await expect(getTimePlan(visitor, { minutes: 20 }, day(0))).rejects.toMatchObject({ status: 401 })
  })

  test('continue leads first to what the next lesson builds on, and names both', async () => {
    const user = await newLearner()
    expect((await getContinue(user, day(0))).point).toEqual({
      ...{ path: '/learn/processes/states', label: 'Process states', reason: 'needed' },
      onTheWayTo: { path: '/learn/processes/fork', label: 'Fork and exec' },
    })
    await report(user, 'states', ['heading:three-states', 'heading:a-question'])
    await answer(user)
    await report(user, 'states', [])
    expect((await getContinue(user, day(0))).point).toMatchObject({
      path: '/learn/processes/fork',
      reason: 'next',
    })
  })

  test('what a lesson builds on is told with the reader’s own state, and nothing is locked', async () => {
    const user = await newLearner()
    const told = async () => {
      const course = await getCourseProgress(user)
      return prerequisitesOf((await listLessonNeeds(course))('fork'), course)
    }
    expect(await told()).toMatchObject([{ id: 'states', path: '/learn/processes/states', isDone: false }])
    await report(user, 'fork', ['heading:three-states'])
    await report(user, 'states', ['heading:three-states', 'heading:a-question'])
    await answer(user)
    await report(user, 'states', [])
    expect(await told()).toMatchObject([{ id: 'states', isDone: true }])
  })

  test('the days with something learned stay, also when the same lesson is read again later', async () => {
    const user = await newLearner('Asia/Tokyo')
    // Monday to Thursday at 18:00 in Tokyo; then Friday at 03:30 there, which is Thursday's night.
    for (const n of [0, 1, 3]) await report(user, 'states', [], day(n))
    await report(user, 'states', [], requestContext(new Date('2026-03-05T18:30:00Z')))
    const rhythm = await getRhythm(user, day(4))
    expect(rhythm?.week.map(({ isActive }) => isActive)).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      false,
    ])
    expect(rhythm).toMatchObject({ daysThisWeek: 3, activeWeeks: 1 })
  })

  test('who hides their rhythm does not get it, until they show it again', async () => {
    const [user, other] = [await newLearner(), await newLearner()]
    await report(user, 'states', [])
    await showRhythm(user, { isShown: false })
    expect(await getRhythm(user, day(0))).toBeNull()
    expect(await getRhythm(other, day(0))).toMatchObject({ daysThisWeek: 0 })
    await showRhythm(user, { isShown: true })
    expect(await getRhythm(user, day(0))).toMatchObject({ daysThisWeek: 1 })
    await expect(showRhythm(visitor, { isShown: false })).rejects.toMatchObject({ status: 401 })
  })

  test('the overview tells what earned an objective, with the way to it, apart from a tick', async () => {
    const user = await newLearner()
    const objectives = async () =>
      (await getProgressOverview(user, day(1))).modules.flatMap(({ lessons }) =>
        lessons.flatMap((lesson) => lesson.objectives),
      )
    await tickObjective(user, { lessonId: 'fork', objectiveId: 'name-fork', isTicked: true }, day(0))
    await answer(user)
    expect(await objectives()).toMatchObject([
      { id: 'name-fork', evidence: [], isTicked: true },
      {
        ...{ id: 'name-states', isTicked: false },
        evidence: [
          {
            ...{ kind: 'check', title: 'Process states', earnedAt: day(0).now },
            path: '/learn/processes/states#check-states-check',
          },
        ],
      },
    ])
  })

  test('labs of modules without an open lesson come last, in the order of the course, and nothing says that it was read', async () => {
    for (const [folderName, id, title] of [
      ['02-races', 'races', 'Races'],
      ['03-locks', 'locks', 'Locks'],
    ] as const) {
      const module = `id: ${id}\ntitle: ${title}\nsummary: Later.\nlessons:\n  - { id: ${id}-first, title: First }\n`
      await mkdir(join(root, 'courses', 'systems', folderName), { recursive: true })
      await writeFile(join(root, 'courses', 'systems', folderName, 'module.yaml'), module)
    }
    expect(await syncContent(root)).toMatchObject({ type: 'synced', problems: [] })
    await transaction(async (tx) => {
      await storeLab(tx, { id: 'a-lab-of-locks', title: 'A lock', module: 'locks' })
      await storeLab(tx, { id: 'b-lab-of-races', title: 'A race', module: 'races' })
    })
    const { items } = await getTimePlan(await newLearner(), { minutes: 200 }, day(0))
    expect(items.slice(-2).map(({ title, why }) => `${title}: ${why}`)).toEqual([
      'A race: Of “Races”, which has no open lesson yet.',
      'A lock: Of “Locks”, which has no open lesson yet.',
    ])
  })
})
