import { prerender } from 'react-dom/static'
import { beforeAll, expect, test } from 'vitest'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import { compileDocument } from '#lib/content/compile.ts'
import { EVERYTHING } from '#tests/content/document-fixture.ts'
import { markIslands } from '#tests/setup/mark-islands.ts'
import { LessonText } from './lesson-text.tsx'

markIslands(Object.values(import.meta.glob<Record<string, unknown>>('./**/*.client.tsx', { eager: true })))
markIslands([{ ReportQuestion, SimulationPlayer }])

const context = {
  lessonId: 'states',
  moduleOf: (id: string) => (id === 'states' ? 'processes' : null),
  glossary: new Map([['process', { id: 'process', term: 'process', definition: 'A program that *runs*.' }]]),
}

let html = ''

beforeAll(async () => {
  const compiled = await compileDocument({ source: EVERYTHING, file: 'lesson.mdx' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { prelude } = await prerender(<LessonText document={compiled.document} context={context} />)
  html = await new Response(prelude).text()
})

test.each([
  ['a callout says its kind in words', 'Key insight'],
  ['a heading has its id', '<h2 id="three-states--more"'],
  ['a term carries its definition', 'A program that <em>runs</em>.'],
  ['a link to an open lesson leads there', 'href="/learn/processes/states#three-states"'],
  ['a comparison has its caption', 'Two things'],
  ['a memory map has its regions', 'stack of T1'],
  ['a memory map has a table twin', 'The same as a table'],
  ['a prediction has its choices', 'Job B'],
  ['a prediction has its answer', 'Job A runs first, always.'],
  ['a prediction has the reasons of every choice', 'It came second.'],
  ['a simulation has its metrics', 'average turnaround'],
  ['a simulation has its story', 'job A gets the CPU'],
  ['a question has its options', 'Blocked'],
  ['a question says where it is graded', 'Answers are checked on the server'],
  ['a figure has its alt text', 'alt="Three circles"'],
  ['a formula is set', 'class="katex"'],
  ['code is highlighted', '--shiki-light'],
])('without JavaScript, %s', (_, text) => {
  expect(html).toContain(text)
})

test('a link to a planned lesson is text', () => {
  expect(html).not.toContain('href="lesson:')
  expect(html).toContain('planned elsewhere')
})

test('no key, feedback or explanation is in the page', () => {
  expect(html).not.toMatch(/canary/i)
  expect(html).not.toContain('987654321')
})
