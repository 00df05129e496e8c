import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { findPublishedVersion, listVersions } from '#lib/db/lesson-versions.ts'
import { type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { getLesson } from '#lib/services/get-lesson.ts'
import { register } from '#lib/services/register.ts'
import { checkDraft } from '#lib/services/studio/check-draft.ts'
import { discardDraft } from '#lib/services/studio/discard-draft.ts'
import { exportLesson } from '#lib/services/studio/export-lesson.ts'
import { diffVersions, getLessonHistory } from '#lib/services/studio/get-lesson-history.ts'
import { getPublishImpact } from '#lib/services/studio/get-publish-impact.ts'
import { getStudioLesson } from '#lib/services/studio/get-studio-lesson.ts'
import { listStudioLessons } from '#lib/services/studio/list-studio-lessons.ts'
import { previewLesson } from '#lib/services/studio/preview-lesson.ts'
import { publishLesson } from '#lib/services/studio/publish-lesson.ts'
import { rollBackLesson } from '#lib/services/studio/roll-back-lesson.ts'
import { saveDraft } from '#lib/services/studio/save-draft.ts'
import { startLesson } from '#lib/services/studio/start-lesson.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { closeCheckPool } from '#lib/workers/check-pool.ts'
import { closeCompilePool } from '#lib/workers/compile-pool.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { actorOf, requestContext } from '#tests/setup/request-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-studio-'))
afterAll(async () => {
  await Promise.all([closeCheckPool(), closeCompilePool()])
  rmSync(folder, { recursive: true, force: true })
})

const root = join(folder, 'content')
const states = 'states'

async function author(name: string): Promise<UserActor> {
  const email = `${crypto.randomUUID()}@example.org`
  const { userId } = await register(
    { name, email, password: 'strands that cross twice', timeZone: 'UTC' },
    requestContext(),
  )
  return actorOf({ id: userId, name, email }, 'author')
}

let ada: UserActor
let ben: UserActor

const save = (actor: UserActor, source: string, revision: number, lessonId = states) =>
  saveDraft(actor, { lessonId, source, revision }, requestContext())

const publish = (
  actor: UserActor,
  revision: number,
  options: Partial<Parameters<typeof publishLesson>[1]> = {},
) =>
  publishLesson(
    actor,
    { lessonId: states, revision, publishedNumber: 1, note: '', key: crypto.randomUUID(), ...options },
    requestContext(),
  )

const publishedNumber = async () => (await findPublishedVersion(db(), states))?.number

const figure = `\`\`\`predict
id: guess
question: And now?
answer: It waits.
\`\`\`

\`\`\`sim scheduling
id: one-job
title: One job alone
config: { policy: fifo, jobs: [{ arrival: 0, run: 3 }] }
\`\`\`
`
const sound = (prose: string) => lessonSource({ prose, blocks: figure })

describeOnBothDatabases('the studio', () => {
  beforeAll(async () => {
    await writeCourse(root)
    ada = await author('Ada')
    ben = await author('Ben')
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
  })

  test('only authors get in, and a visitor is asked to sign in', async () => {
    const learner = actorOf(ada, 'learner')
    for (const work of [
      (actor: typeof learner | typeof visitor) => listStudioLessons(actor),
      (actor: typeof learner | typeof visitor) => getStudioLesson(actor, states),
      (actor: typeof learner | typeof visitor) => previewLesson(actor, { lessonId: states }),
      (actor: typeof learner | typeof visitor) => exportLesson(actor, { lessonId: states }),
      (actor: typeof learner | typeof visitor) => getPublishImpact(actor, states),
      (actor: typeof learner | typeof visitor) => checkDraft(actor, { lessonId: states, source: '' }),
    ]) {
      await expect(work(learner)).rejects.toMatchObject({ status: 403 })
      await expect(work(visitor)).rejects.toMatchObject({ status: 401 })
    }
    await expect(save(learner, 'x', 0)).rejects.toMatchObject({ status: 403 })
    await expect(publish(learner, 1)).rejects.toMatchObject({ status: 403 })
  })

  test('a draft is what the editor opens, and learners see nothing of it', async () => {
    expect(await getStudioLesson(ada, states)).toMatchObject({ revision: 0, published: { number: 1 } })
    await save(ada, sound('Changed.'), 0)
    expect(await getStudioLesson(ben, states)).toMatchObject({
      source: sound('Changed.'),
      revision: 1,
      draft: { by: 'Ada' },
      behind: null,
    })
    expect(await getLesson({ moduleId: 'processes', lessonId: states })).toMatchObject({
      version: { number: 1 },
    })
  })

  test('of two saves from the same revision one is told of the other, and neither text is lost', async () => {
    await save(ada, 'start', 0)
    const outcomes = await Promise.allSettled([save(ada, 'hers', 1), save(ben, 'his', 1)])
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected')
    const stored = await getStudioLesson(ada, states)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(refused?.reason).toMatchObject({
      status: 409,
      code: 'stale-draft',
      details: { other: { source: stored.source, revision: 2 } },
    })
  })

  test('of many first saves at once one begins the draft', async () => {
    const saves = ['a', 'b', 'c', 'd'].map((text) => save(ada, text, 0))
    const outcomes = await Promise.allSettled(saves)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 409 })
  })

  test('a save whose answer was lost can be sent again', async () => {
    await save(ada, 'text', 0)
    expect(await save(ada, 'text', 0)).toMatchObject({ revision: 1 })
  })

  test('publishing makes a version, moves the pointer, ends the draft and leaves a record', async () => {
    await save(ada, sound('Better words.'), 0)
    const impact = await getPublishImpact(ada, states)
    expect(impact).toMatchObject({ revision: 1, publishedNumber: 1, problems: [], addsRequired: true })
    expect(impact.changes.map(({ type, kind, id }) => `${type} ${kind} ${id}`)).toEqual([
      'added prediction guess',
      'added simulation one-job',
    ])
    expect(await publish(ada, 1, { note: 'A figure' })).toEqual({ number: 2, addsRequired: true })
    expect(await getLesson({ moduleId: 'processes', lessonId: states })).toMatchObject({
      version: { number: 2, origin: 'studio' },
      document: { predictionIds: ['guess'] },
    })
    expect(await getStudioLesson(ada, states)).toMatchObject({ revision: 0, draft: null })
    expect(
      await db().auditEvent.findFirst({ where: { action: 'lesson.published' }, orderBy: { seq: 'desc' } }),
    ).toMatchObject({ actorId: ada.id, entity: 'lesson:states', after: { version: 2 }, reason: 'A figure' })
  })

  test('twenty parallel and later repeats of one publishing make one version', async () => {
    await save(ada, sound('Once.'), 0)
    const key = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(ada, 1, { key })))
    await save(ada, '{process.exit()}', 0)
    answers.push(await publish(ada, 1, { key }))
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([2]))
    expect(await listVersions(db(), states)).toHaveLength(2)
  })

  test('two people who publish the same draft at once make one version', async () => {
    await save(ada, sound('Together.'), 0)
    const outcomes = await Promise.allSettled([publish(ada, 1), publish(ben, 1)])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await listVersions(db(), states)).toHaveLength(2)
  })

  test('what is published is what was looked at: another revision or another version is refused', async () => {
    await save(ada, sound('One.'), 0)
    await save(ben, sound('Two.'), 1)
    await expect(publish(ada, 1)).rejects.toMatchObject({ status: 409, code: 'stale-draft' })
    await expect(publish(ada, 2, { publishedNumber: null })).rejects.toMatchObject({
      code: 'published-moved',
    })
    expect(await publishedNumber()).toBe(1)
  })

  test('publishing nothing new is refused', async () => {
    await save(ada, sound('First.'), 0)
    await publish(ada, 1)
    await save(ada, sound('First.'), 0)
    await expect(publish(ada, 1, { publishedNumber: 2 })).rejects.toMatchObject({ code: 'nothing-new' })
  })

  test.each([
    ['an expression', 'Hello {process.env.AUTH_SECRET}', 'expression'],
    ['an import', 'import fs from "node:fs"\n\nHello', 'import'],
    ['a script tag', '<script>alert(1)</script>', 'script'],
    ['a handler', '<Callout type="note" onClick="alert(1)">x</Callout>', 'onClick'],
    ['a spread', '<Callout {...{}}>x</Callout>', ''],
    ['a javascript link', '[x](javascript:alert(1))', ''],
    ['a wrong number', 'It takes <Value sim="one-job" of="averageTurnaround">4</Value> ticks.', 'one-job'],
    ['a dead link', 'See [that](lesson:nowhere).', 'nowhere'],
  ])('%s is refused with its line and a hint, and nothing is published', async (_name, prose, mention) => {
    await save(ada, sound(prose), 0)
    const refusal = await publish(ada, 1).catch((error) => error)
    expect(refusal).toMatchObject({ status: 422, code: 'not-publishable' })
    const [problem] = refusal.details.problems
    expect(problem).toMatchObject({ line: 12, column: expect.any(Number) })
    expect(problem.message).toContain(mention)
    expect(problem.hint.length).toBeGreaterThan(5)
    expect(await publishedNumber()).toBe(1)
    expect(await listVersions(db(), states)).toHaveLength(1)
  })

  test('a text made to exhaust the parser is refused within seconds and the next one is served', async () => {
    const bombs = ['*a '.repeat(20_000), '>'.repeat(5_000), `${'['.repeat(7_000)}x`, '_*'.repeat(3_900)]
    for (const bomb of bombs) {
      const startedAt = performance.now()
      const { renders, problems } = await checkDraft(ada, { lessonId: states, source: sound(bomb) })
      expect({ renders, problems: problems.length > 0 || renders }).toEqual({ renders, problems: true })
      expect(performance.now() - startedAt).toBeLessThan(20_000)
    }
    expect(await checkDraft(ada, { lessonId: states, source: sound('Fine.') })).toEqual({
      renders: true,
      problems: [],
      elsewhere: [],
    })
  })

  test('a hostile front matter engine is text to us', async () => {
    const source = `---js\n{ title: (globalThis.pwned = true, 'x') }\n---\n\nHello`
    const { renders, problems } = await checkDraft(ada, { lessonId: states, source })
    expect(renders).toBe(false)
    expect(problems[0]).toMatchObject({ line: 1 })
    expect('pwned' in globalThis).toBe(false)
  })

  test('the preview is the draft as learners would get it, or its problems', async () => {
    await save(ada, sound('Draft words.'), 0)
    expect(await previewLesson(ada, { lessonId: states })).toMatchObject({
      ok: true,
      lesson: { title: 'Process states', document: { predictionIds: ['guess'] } },
    })
    expect(await previewLesson(ada, { lessonId: states, version: 1 })).toMatchObject({
      lesson: { document: { predictionIds: [] } },
    })
    await save(ada, '{1}', 1)
    expect(await previewLesson(ada, { lessonId: states })).toMatchObject({
      ok: false,
      problems: [expect.objectContaining({ line: 1 }), expect.anything()],
    })
  })

  test('rolling back makes a new version with the old text and keeps the draft', async () => {
    await save(ada, sound('Second.'), 0)
    await publish(ada, 1)
    await save(ada, 'a draft', 0)
    const request = {
      lessonId: states,
      to: 1,
      publishedNumber: 2,
      note: 'Was better',
      key: crypto.randomUUID(),
    }
    expect(await rollBackLesson(ada, request, requestContext())).toEqual({ number: 3 })
    expect(await rollBackLesson(ada, request, requestContext())).toEqual({ number: 3 })
    expect(await findPublishedVersion(db(), states)).toMatchObject({
      number: 3,
      source: lessonSource(),
      rolledBackFrom: 1,
      origin: 'studio',
    })
    expect(await getStudioLesson(ada, states)).toMatchObject({ source: 'a draft', behind: 2 })
    const other = { ...request, key: crypto.randomUUID() }
    await expect(rollBackLesson(ada, other, requestContext())).rejects.toMatchObject({
      code: 'published-moved',
    })
    await expect(
      rollBackLesson(ada, { ...other, publishedNumber: 3 }, requestContext()),
    ).rejects.toMatchObject({ code: 'already-published' })
  })

  test('the history tells who, when and why, and shows what changed', async () => {
    await save(ada, sound('Second.'), 0)
    await publish(ada, 1, { note: 'Clearer' })
    const history = await getLessonHistory(ben, states)
    expect(
      history.versions.map(({ number, origin, author, note }) => [number, origin, author?.name, note]),
    ).toEqual([
      [2, 'studio', 'Ada', 'Clearer'],
      [1, 'file', undefined, ''],
    ])
    const { rows } = await diffVersions(ben, { lessonId: states, from: 1, to: 2 })
    expect(
      rows.some(
        (row) => row.type === 'changed' && row.after.parts.some(({ text }) => text.includes('Second')),
      ),
    ).toBe(true)
    await expect(diffVersions(ben, { lessonId: states, from: 1, to: 9 })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('a planned lesson begins from the template, once, and is planned again when discarded', async () => {
    const input = { moduleId: 'processes', lessonId: 'fork' }
    await startLesson(ada, input, requestContext())
    await save(ada, 'mine', 1, 'fork')
    await startLesson(ben, input, requestContext())
    expect(await getStudioLesson(ben, 'fork')).toMatchObject({
      source: 'mine',
      title: 'Fork and exec',
      published: null,
    })
    await expect(
      discardDraft(ben, { lessonId: 'fork', revision: 1 }, requestContext()),
    ).rejects.toMatchObject({
      code: 'stale-draft',
    })
    await discardDraft(ben, { lessonId: 'fork', revision: 2 }, requestContext())
    await expect(getStudioLesson(ben, 'fork')).rejects.toMatchObject({ status: 404 })
    const [module] = await listStudioLessons(ada)
    expect(module?.lessons.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'states published',
      'fork planned',
    ])
    await expect(
      startLesson(ada, { moduleId: 'processes', lessonId: 'not-planned' }, requestContext()),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('export gives the text back byte for byte', async () => {
    const source = `${sound('Zeilen\u2028und “Zeichen”.')}\r\n\t `
    await save(ada, source, 0)
    expect(await exportLesson(ada, { lessonId: states, version: 'draft' })).toEqual({
      fileName: 'states.draft.mdx',
      source,
    })
    expect((await exportLesson(ada, { lessonId: states })).source).toBe(lessonSource())
  })

  test('the audit chain holds over everything above', async () => {
    expect(await verifyAuditChain(db())).toBeNull()
  })
})
