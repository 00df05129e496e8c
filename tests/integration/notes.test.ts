import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { labFileSchema } from '#lib/content/schema/lab.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import { roles, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import { deviceProgressSchema } from '#lib/domain/progress/device-progress.ts'
import { mergeDeviceProgress } from '#lib/services/merge-device-progress.ts'
import { saveNoteText, setBookmark } from '#lib/services/notes/change-note.ts'
import { getNotes, getPageNotes } from '#lib/services/notes/get-notes.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'interleave-notes-'))
const root = join(folder, 'content')
const lessonFile = join(root, 'courses', 'systems', '01-processes', '01-states', 'lesson.mdx')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = requestContext()
const page = { kind: 'lesson', id: 'states' } as const
const place = { ...page, anchor: 'second-thoughts', heading: 'Second thoughts' }

const write = (actor: UserActor, text: string, revision = 0) =>
  saveNoteText(actor, { ...place, text, revision }, now)

const device = (notes: object[]) =>
  deviceProgressSchema.parse({
    ...{ version: 1, lessons: {}, objectives: {}, checks: {}, reviews: [], resume: null },
    notes: notes.map((note) => ({
      ...{ ...place, isBookmarked: false, text: '', revision: 1, at: now.now.toISOString() },
      ...note,
    })),
  })

describeOnBothDatabases('notes and bookmarks', () => {
  beforeAll(async () => {
    await writeCourse(root)
    await writeFile(lessonFile, lessonSource({ blocks: '\n## Second thoughts\n\nOne more.\n' }))
    expect(await syncContent(root)).toMatchObject({ type: 'synced', problems: [] })
  })

  test('a note and a bookmark at one place do not touch each other, and stand with a link to it', async () => {
    const user = await newLearner()
    expect(await write(user, 'Ask about <b>blocked</b>.')).toEqual({ revision: 1 })
    await setBookmark(user, { ...place, isBookmarked: true }, now)
    expect(await write(user, 'Asked.', 1)).toEqual({ revision: 2 })
    expect(await getPageNotes(user, page)).toMatchObject([
      { isBookmarked: true, text: 'Asked.', revision: 2 },
    ])
    expect(await getNotes(user)).toMatchObject([
      {
        path: '/learn/processes/states',
        notes: [{ href: '/learn/processes/states#second-thoughts', isHeadingGone: false }],
      },
    ])
    await setBookmark(user, { ...place, isBookmarked: false }, now)
    expect(await getPageNotes(user, page)).toMatchObject([{ isBookmarked: false, text: 'Asked.' }])
  })

  test('a save over what another page saved is refused with the stored text; the same text again is no conflict', async () => {
    const user = await newLearner()
    await write(user, 'mine')
    expect(await write(user, 'mine')).toEqual({ revision: 1 })
    await expect(write(user, 'other')).rejects.toMatchObject({
      ...{ status: 409, code: 'conflict' },
      details: { value: 'mine', revision: 1 },
    })
  })

  test('of many first saves at once one wins and the others are told', async () => {
    const user = await newLearner()
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => write(user, text)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a deleted note leaves no text, comes back with undo, and is not overwritten by a page from before', async () => {
    const user = await newLearner()
    await write(user, 'first')
    expect(await write(user, '', 1)).toEqual({ revision: 2 })
    expect(await getNotes(user)).toEqual([])
    expect(await db().note.findMany({ where: { userId: user.id } })).toMatchObject([{ text: '' }])
    await expect(write(user, 'stale', 1)).rejects.toMatchObject({ code: 'conflict' })
    await write(user, 'first', 2)
    expect(await getNotes(user)).toMatchObject([{ notes: [{ text: 'first' }] }])
  })

  test.each(roles)('nobody reads what another keeps, also not with the role %s', async (role) => {
    const owner = await newLearner()
    await write(owner, 'private')
    const somebody = { ...(await newLearner()), role }
    expect(await getPageNotes(somebody, page)).toEqual([])
    expect(await getNotes(somebody)).toEqual([])
    await write(somebody, 'theirs')
    expect(await getPageNotes(owner, page)).toMatchObject([{ text: 'private' }])
  })

  test('a visitor keeps nothing here, and nobody a note on a page that never was', async () => {
    await expect(getNotes(visitor)).rejects.toMatchObject({ status: 401 })
    await expect(saveNoteText(visitor, { ...place, text: 'x', revision: 0 }, now)).rejects.toMatchObject({
      status: 401,
    })
    const user = await newLearner()
    for (const kind of ['lesson', 'lab', 'card'] as const)
      await expect(
        setBookmark(user, { ...place, kind, id: 'never-was', isBookmarked: true }, now),
      ).rejects.toMatchObject({ status: 404 })
  })

  test('notes on a lab stand in the order of its parts, under what those are called now', async () => {
    const file = labFileSchema.parse(parse(readFileSync('content/labs/beat-the-scheduler/lab.yaml', 'utf8')))
    if (file.kind !== 'simulation') throw new Error('this lab stores without programs')
    const definition = { ...file, id: 'noted-lab', module: 'processes' }
    const store = (source: string) => transaction((tx) => syncLab(tx, { definition, source }, now.now))
    await store('## Try\n\nTry it.\n\n## Prove\n\nProve it.\n')
    const user = await newLearner()
    for (const anchor of ['prove', 'try', ''])
      await saveNoteText(
        user,
        { kind: 'lab', id: 'noted-lab', anchor, heading: 'As it was', text: `at ${anchor}`, revision: 0 },
        now,
      )
    const notes = async () =>
      (await getNotes(user)).flatMap((group) =>
        group.notes.map(({ text, heading, href, isHeadingGone }) => [text, heading, href, isHeadingGone]),
      )
    const lab = '/labs/noted-lab'
    expect(await notes()).toEqual([
      ['at ', 'As it was', lab, false],
      ['at try', 'Try', `${lab}#try`, false],
      ['at prove', 'Prove', `${lab}#prove`, false],
    ])
    await store('## Prove\n\nProve it.\n')
    expect((await notes()).at(-1)).toEqual(['at try', 'As it was', lab, true])
    await transaction((tx) => tx.lab.update({ where: { id: 'noted-lab' }, data: { currentVersionId: null } }))
  })

  test('a text over the limit is refused and what is stored stays', async () => {
    const user = await newLearner()
    await write(user, 'short')
    await expect(write(user, 'x'.repeat(NOTE_LIMITS.characters + 1), 1)).rejects.toMatchObject({
      status: 400,
      code: 'note-too-long',
    })
    expect(await getPageNotes(user, page)).toMatchObject([{ text: 'short', revision: 1 }])
  })

  test('past the most places a new one is refused and an old one can still be changed', async () => {
    const user = await newLearner()
    await write(user, 'old')
    const row = { userId: user.id, kind: 'lesson', pageId: 'states', heading: '', text: 'x', revision: 1 }
    const rows = Array.from({ length: NOTE_LIMITS.places - 1 }, (_, n) => ({
      ...{ ...row, anchor: `n${n}`, isBookmarked: false, updatedAt: now.now },
    }))
    await transaction((tx) => tx.note.createMany({ data: rows }))
    const bookmark = setBookmark(user, { ...place, anchor: '', isBookmarked: true }, now)
    await expect(bookmark).rejects.toMatchObject({ status: 409, code: 'too-many-notes' })
    expect(await write(user, 'changed', 1)).toEqual({ revision: 2 })
  })

  test('a device is taken over: new places come, notes at the same place become one text, twice changes nothing', async () => {
    const user = await newLearner()
    await write(user, 'from the account')
    const taken = device([
      { text: 'from the device' },
      { anchor: '', heading: '', isBookmarked: true },
      { id: 'never-was', text: 'lost' },
    ])
    expect(await mergeDeviceProgress(user, taken, now)).toMatchObject({ notes: 2 })
    const merged = await getPageNotes(user, page)
    expect(merged.find(({ anchor }) => anchor === place.anchor)).toMatchObject({
      text: 'from the account\n\nfrom the device',
      revision: 2,
    })
    expect(merged.find(({ anchor }) => anchor === '')).toMatchObject({ isBookmarked: true, text: '' })
    expect(await mergeDeviceProgress(user, taken, now)).toMatchObject({ notes: 0 })
    expect(await getPageNotes(user, page)).toEqual(merged)
  })

  test('a note whose heading is edited away stays under its lesson with the old heading', async () => {
    const user = await newLearner()
    await write(user, 'kept')
    await writeFile(lessonFile, lessonSource({ blocks: '\n## Third thoughts\n\nOne more.\n' }))
    expect(await syncContent(root)).toMatchObject({ type: 'synced', problems: [] })
    expect(await getNotes(user)).toMatchObject([
      {
        path: '/learn/processes/states',
        notes: [{ heading: 'Second thoughts', isHeadingGone: true, href: '/learn/processes/states' }],
      },
    ])
    expect(await write(user, 'still mine', 1)).toEqual({ revision: 2 })
  })

  test('a lesson that leaves the course leaves its notes', async () => {
    const user = await newLearner()
    await write(user, 'kept')
    rmSync(join(lessonFile, '..'), { recursive: true })
    await syncContent(root)
    expect(await getNotes(user)).toMatchObject([
      { title: 'Process states', path: null, notes: [{ text: 'kept', heading: 'Second thoughts' }] },
    ])
    expect(await write(user, '', 1)).toEqual({ revision: 2 })
  })
})
