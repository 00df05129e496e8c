import { mkdtempSync, rmSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, transaction } from '#lib/db/client.ts'
import { setSyncedHash } from '#lib/db/content-sync.ts'
import { createVersion, findPublishedVersion, listVersions } from '#lib/db/lesson-versions.ts'
import { setPublishedVersion } from '#lib/db/lessons.ts'
import { getCourseMap } from '#lib/services/get-course-map.ts'
import { getLesson } from '#lib/services/get-lesson.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-sync-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = join(folder, 'content')
const lessonFile = (lesson: string) => join(root, 'courses', 'systems', '01-processes', lesson, 'lesson.mdx')
const statesFile = lessonFile('01-states')

const rewrite = async (change: (text: string) => string) =>
  writeFile(statesFile, change(await readFile(statesFile, 'utf8')))

const history = async (lessonId: string) =>
  (await listVersions(db(), lessonId)).map(({ number, origin }) => `v${number} ${origin}`).join(', ')

const publishedNumber = async (lessonId: string) => (await findPublishedVersion(db(), lessonId))?.number

async function publishInStudio(lessonId: string, source: string) {
  const published = await findPublishedVersion(db(), lessonId)
  if (!published) throw new Error('nothing published')
  const { title, summary, minutes, objectives } = published
  await transaction(async (tx) => {
    const version = await createVersion(tx, {
      ...{ lessonId, source, title, summary, minutes, objectives },
      ...{ origin: 'studio', authorId: null, note: '', addsRequired: false, createdAt: new Date() },
    })
    await setPublishedVersion(tx, lessonId, version.id)
  })
}

describeOnBothDatabases('content sync', () => {
  beforeEach(async () => {
    await transaction(async (tx) => {
      await tx.lesson.updateMany({ data: { publishedVersionId: null } })
      await tx.lessonVersion.deleteMany()
      await tx.lesson.deleteMany()
      await setSyncedHash(tx, 'none', new Date())
    })
    await rm(root, { recursive: true, force: true })
    await writeCourse(root)
    await syncContent(root)
  })

  test('the first sync publishes what has a file and plans the rest', async () => {
    const course = await getCourseMap()
    const states = course.modules.flatMap((module) =>
      module.lessons.map(({ id, published }) => `${module.id}/${id} ${published ? 'open' : 'planned'}`),
    )
    expect(states).toEqual(['processes/states open', 'processes/fork planned'])
  })

  test('a published lesson is read with its compiled document; another address finds nothing', async () => {
    const lesson = await getLesson({ moduleId: 'processes', lessonId: 'states' })
    expect(lesson).toMatchObject({
      title: 'Process states',
      version: { number: 1 },
      previous: null,
      next: null,
    })
    expect(lesson.document.headings.map(({ id }) => id)).toContain('three-states')
    await expect(getLesson({ moduleId: 'threads', lessonId: 'states' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(getLesson({ moduleId: 'processes', lessonId: 'fork' })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('syncing unchanged files does nothing, even when the shortcut is not taken', async () => {
    expect(await syncContent(root)).toEqual({ type: 'unchanged' })
    await transaction((tx) => setSyncedHash(tx, 'none', new Date()))
    expect(await syncContent(root)).toMatchObject({
      type: 'synced',
      published: [],
      keptAside: [],
      retired: [],
    })
    expect(await history('states')).toBe('v1 file')
  })

  test('of several processes that start at once, one stores the content', async () => {
    await rewrite((text) => text.replace('Three states', 'Three states, once more'))
    const reports = await Promise.all(Array.from({ length: 4 }, () => syncContent(root)))
    expect(reports.filter(({ type }) => type === 'synced')).toHaveLength(1)
    expect(await history('states')).toBe('v2 file, v1 file')
  })

  test('an edited file becomes a new published version; prose alone asks nothing new of learners', async () => {
    await rewrite((text) => text.replace('Three states', 'The three states'))
    expect(await syncContent(root)).toMatchObject({ published: ['states'] })
    expect(await findPublishedVersion(db(), 'states')).toMatchObject({ number: 2, addsRequired: false })
  })

  test('a new prediction in the file marks the version as asking for more', async () => {
    await rewrite(
      (text) => `${text}\n\`\`\`predict\nid: guess\nquestion: And now?\nanswer: It waits.\n\`\`\`\n`,
    )
    await syncContent(root)
    expect(await findPublishedVersion(db(), 'states')).toMatchObject({ number: 2, addsRequired: true })
  })

  test('a published studio version wins over the file, which is kept aside once', async () => {
    await publishInStudio('states', lessonSource({ prose: 'From the studio.' }))
    await rewrite((text) => text.replace('Three states', 'Edited in the file'))
    expect(await syncContent(root)).toMatchObject({ published: [], keptAside: ['states'] })
    expect(await history('states')).toBe('v3 file, v2 studio, v1 file')
    expect(await publishedNumber('states')).toBe(2)
    await transaction((tx) => setSyncedHash(tx, 'none', new Date()))
    expect(await syncContent(root)).toMatchObject({ keptAside: [] })
    expect(await history('states')).toBe('v3 file, v2 studio, v1 file')
  })

  test('exporting the studio’s text into the file gives the lesson back to the file', async () => {
    const source = lessonSource({ prose: 'From the studio.' })
    await publishInStudio('states', source)
    await writeFile(statesFile, source)
    expect(await syncContent(root)).toMatchObject({ published: ['states'] })
    expect(await findPublishedVersion(db(), 'states')).toMatchObject({ number: 3, origin: 'file', source })
    await rewrite((text) => text.replace('From the studio', 'From the file'))
    expect(await syncContent(root)).toMatchObject({ published: ['states'] })
  })

  test('a lesson whose file is gone is retired, and back with the file', async () => {
    const kept = join(folder, 'kept')
    await cp(join(statesFile, '..'), kept, { recursive: true })
    await rm(join(statesFile, '..'), { recursive: true })
    expect(await syncContent(root)).toMatchObject({ retired: ['states'] })
    await expect(getLesson({ moduleId: 'processes', lessonId: 'states' })).rejects.toMatchObject({
      status: 404,
    })
    await cp(kept, join(statesFile, '..'), { recursive: true })
    await syncContent(root)
    expect(await getLesson({ moduleId: 'processes', lessonId: 'states' })).toMatchObject({
      version: { number: 1 },
    })
  })

  test('a file that cannot be read keeps the version it had, and every start tells it again', async () => {
    await rewrite((text) => `${text}\n\n{process.env.HOME}\n`)
    for (const _start of [1, 2]) {
      const report = await syncContent(root)
      expect(report).toMatchObject({ type: 'synced', published: [], retired: [] })
      expect(report.type === 'synced' && report.problems[0]).toMatchObject({ line: expect.any(Number) })
    }
    expect(await publishedNumber('states')).toBe(1)
  })

  test('without a course nothing is stored and the reason is told', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty, { recursive: true })
    await expect(syncContent(empty)).rejects.toThrow(/There is no course/)
    expect(await publishedNumber('states')).toBe(1)
  })
})
