import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonSource, writeCourse } from '#tests/factories/course-files.ts'
import { checkLesson, type LessonText } from './check-lesson.ts'
import type { Course } from './load/course.ts'
import { loadCourse } from './load.ts'

const root = mkdtempSync(join(tmpdir(), 'interleave-check-'))
let course: Course

beforeAll(async () => {
  await writeCourse(root)
  course = (await loadCourse(root)).course
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const parts =
  '```predict\nid: guess\nquestion: And now?\nanswer: It waits.\n```\n\n```sim scheduling\nid: one\ntitle: One\nconfig: { policy: fifo, jobs: [{ arrival: 0, run: 3 }] }\n```\n'

const check = async (lesson: LessonText, published: readonly LessonText[] = []): Promise<string[]> => {
  const { problems, elsewhere } = await checkLesson({ lesson, published, root }, course)
  return [...problems, ...elsewhere].map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const fork = (prose: string): LessonText => ({
  id: 'fork',
  source: lessonSource({ id: 'fork', prose, blocks: parts }),
})

test('a sound lesson has no problems, planned, open or in no table of contents', async () => {
  expect(await check(fork('Fine.'))).toEqual([])
  expect(await check({ id: 'states', source: lessonSource({ blocks: parts }) })).toEqual([])
  expect(await check({ id: 'other', source: lessonSource({ id: 'other', blocks: parts }) })).toEqual([])
})

test('a link is judged by what the studio published, not by the file it replaces', async () => {
  const lesson = fork('See [this](lesson:states#two-states).')
  const published = [{ id: 'states', source: lessonSource().replace('## Three states', '## Two states') }]
  expect(await check(lesson)).toEqual([
    'fork/lesson.mdx:12 The lesson "states" has no heading "two-states"; it has three-states.',
  ])
  expect(await check(lesson, published)).toEqual([])
})

test('dropping a heading that other content links to is a problem over there, and only a new one is told', async () => {
  const link = fork('See [this](lesson:states#three-states) and [that](lesson:nowhere).')
  const states = {
    id: 'states',
    source: lessonSource({ blocks: parts }).replace('## Three states', '## States'),
  }
  expect(await check(states, [link])).toEqual([
    'fork/lesson.mdx:12 The lesson "states" has no heading "three-states"; it has states.',
  ])
})

test('an id that differs from the lesson’s is a problem, because progress and links hang on it', async () => {
  const problems = await check({ id: 'states', source: lessonSource({ id: 'other', blocks: parts }) })
  expect(problems[0]).toMatch(/^states\/lesson.mdx:2 The id "other" differs/)
})
