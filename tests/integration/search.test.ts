import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, transaction } from '#lib/db/client.ts'
import { findPublishedVersion } from '#lib/db/lesson-versions.ts'
import { type Actor, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { register } from '#lib/services/register.ts'
import { courseIndex, refreshCourseIndex } from '#lib/services/search/course-index.ts'
import { searchCourse } from '#lib/services/search/search-course.ts'
import { publishLesson } from '#lib/services/studio/publish-lesson.ts'
import { saveDraft } from '#lib/services/studio/save-draft.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { closeCheckPool } from '#lib/workers/check-pool.ts'
import { closeCompilePool } from '#lib/workers/compile-pool.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { actorOf, requestContext } from '#tests/setup/request-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-search-'))
afterAll(async () => {
  await Promise.all([closeCheckPool(), closeCompilePool()])
  rmSync(folder, { recursive: true, force: true })
})

const root = join(folder, 'content')
const states = 'states'

/** With what a lesson needs to be published; each text that holds a key says so. */
const sound = (prose: string) =>
  lessonSource({
    prose,
    blocks: `\`\`\`sim scheduling
id: one-job
title: One job alone
config: { policy: fifo, jobs: [{ arrival: 0, run: 3 }] }
\`\`\`

\`\`\`predict
id: guess
question: Quagmire in the question?
answer: Quagmire in the answer.
\`\`\`

\`\`\`question
id: which-state
type: single
difficulty: easy
objectives: [name-states]
stem: Which quagmire is it?
options:
  - { id: a, text: The quagmire, correct: true, feedback: Quagmire in the feedback. }
  - { id: b, text: Another, feedback: No. }
explanation: Quagmire in the explanation.
\`\`\`
`,
  })

/** What is found, as `path: title`. */
async function found(query: string, actor: Actor = visitor): Promise<string[]> {
  const groups = await searchCourse(actor, query, { perKind: 9 })
  return groups.flatMap(({ hits }) =>
    hits.map(({ path, title }) => `${path.split(':~:')[0]}: ${title.map(({ text }) => text).join('')}`),
  )
}

let ada: UserActor

describeOnBothDatabases('search', () => {
  beforeAll(async () => {
    await writeCourse(root)
    const email = `${crypto.randomUUID()}@example.org`
    const { userId } = await register(
      { name: 'Ada', email, password: 'strands that cross twice', timeZone: 'UTC' },
      requestContext(),
    )
    ada = actorOf({ id: userId, name: 'Ada', email }, 'author')
  })

  beforeEach(async () => {
    await transaction(async (tx) => {
      await tx.lessonDraft.deleteMany()
      await tx.lesson.updateMany({ data: { publishedVersionId: null } })
      await tx.lessonVersion.deleteMany()
      await tx.lesson.deleteMany()
      await tx.contentSync.deleteMany()
    })
    await syncContent(root)
    await refreshCourseIndex()
  })

  test('a section is found under its own heading, the opening under the lesson', async () => {
    expect(await found('runing wating')).toContain('/learn/processes/states#three-states: Three states')
    expect(await found('what a process can be doing')).toContain('/learn/processes/states#: Process states')
  })

  test('the way leads on to the word itself, told from its equals by its neighbours', async () => {
    const groups = await searchCourse(visitor, 'ready', { perKind: 9 })
    expect(groups.flatMap(({ hits }) => hits.map(({ path }) => path))).toContain(
      '/learn/processes/states#three-states:~:text=Running%2C-,ready',
    )
  })

  test('a draft is not found, what is published from it is, and what it replaces no more', async () => {
    await saveDraft(
      ada,
      { lessonId: states, source: sound('About zeppelins.'), revision: 0 },
      requestContext(),
    )
    await refreshCourseIndex()
    expect(await found('zeppelins', ada)).toEqual([])
    const number = (await findPublishedVersion(db(), states))?.number ?? 0
    await publishLesson(
      ada,
      { lessonId: states, revision: 1, publishedNumber: number, note: '', key: crypto.randomUUID() },
      requestContext(),
    )
    await refreshCourseIndex()
    expect(await found('zeppelin')).toEqual(['/learn/processes/states#: Process states'])
    expect(await found('waits')).not.toContain('/learn/processes/states#: Process states')
  })

  test('searches are answered from the index before while a changed content is indexed beside them', async () => {
    const before = await courseIndex()
    await transaction((tx) => tx.lesson.updateMany({ data: { retiredAt: new Date() } }))
    const later = Date.now() + 60_000
    expect(await courseIndex(later)).toBe(before)
    const after = await refreshCourseIndex(later)
    expect(after.find('process').map(({ entry }) => entry.kind)).not.toContain('lesson')
  })

  test('with unchanged content the index stays the same object', async () => {
    const index = await courseIndex()
    expect(await refreshCourseIndex()).toBe(index)
  })

  test('nothing of a question or prediction is found', async () => {
    await saveDraft(ada, { lessonId: states, source: sound('Marshland.'), revision: 0 }, requestContext())
    const number = (await findPublishedVersion(db(), states))?.number ?? 0
    await publishLesson(
      ada,
      { lessonId: states, revision: 1, publishedNumber: number, note: '', key: crypto.randomUUID() },
      requestContext(),
    )
    await refreshCourseIndex()
    expect(await found('marshland')).toHaveLength(1)
    expect(await found('quagmire')).toEqual([])
  })

  test('pages are found by those who may open them', async () => {
    const learner = actorOf(ada, 'learner')
    const auditor = actorOf(ada, 'auditor')
    const isThere = async (query: string, path: string, actor: Actor) =>
      (await found(query, actor)).some((line) => line.startsWith(`${path}:`))
    expect(await isThere('audit log', '/admin/audit', visitor)).toBe(false)
    expect(await isThere('audit log', '/admin/audit', learner)).toBe(false)
    expect(await isThere('audit log', '/admin/audit', auditor)).toBe(true)
    expect(await isThere('studio', '/studio', learner)).toBe(false)
    expect(await isThere('studio', '/studio', ada)).toBe(true)
    expect(await isThere('progress', '/progress', visitor)).toBe(false)
    expect(await isThere('progress', '/progress', learner)).toBe(true)
  })
})
