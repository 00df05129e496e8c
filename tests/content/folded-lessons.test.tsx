import path from 'node:path'
import { createElement, type ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { expect, test } from 'vitest'
import { documentComponents } from '#app/_mdx/components.tsx'
import { CopyCode } from '#app/_mdx/copy-code.client.tsx'
import { foldedBody } from '#app/_mdx/folded-body.tsx'
import { PredictChoices } from '#app/_mdx/predict-choices.client.tsx'
import { DrawnQuestion } from '#app/_mdx/question/drawn-question.client.tsx'
import { QuestionForm } from '#app/_mdx/question/question-form.client.tsx'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'
import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import { compileDocument } from '#lib/content/compile.ts'
import { evaluateDocument } from '#lib/content/evaluate.ts'
import { loadCourse } from '#lib/content/load.ts'
import { getGlossary } from '#lib/services/get-glossary.ts'
import { markIslands } from '../setup/mark-islands.ts'

markIslands([{ CopyCode, DrawnQuestion, PredictChoices, QuestionForm, ReportQuestion, SimulationPlayer }])

const { course } = await loadCourse(path.join(process.cwd(), 'content'))
const places = new Map(
  course.modules.flatMap((module) =>
    module.lessons.flatMap(({ id, lesson }) => (lesson ? [[id, module.id] as const] : [])),
  ),
)
const lessons = course.modules.flatMap((module) =>
  module.lessons.flatMap(({ id, lesson }) => (lesson ? [{ id, source: lesson.source }] : [])),
)

/**
 * What two ways of writing the same HTML differ in: separators of texts, needless escapes, empty attributes, slashes, an
 * attribute's capital letter; and the ids that React makes up for islands.
 */
const plain = (html: string) =>
  html
    .replaceAll('<!-- -->', '')
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x26;', '&amp;')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&quot;|&#x22;/g, '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('popoverTarget=', 'popovertarget=')
    .replaceAll('=""', '')
    .replaceAll('/>', '>')
    .replaceAll(/_R_\w*_/g, 'made-up')

const htmlOf = async (tree: ReactNode) => plain(await new Response((await prerender(tree)).prelude).text())

test('there are lessons to compare', () => {
  expect(lessons.length).toBeGreaterThan(0)
})

test.each(lessons)('lesson $id folded is the same page', async ({ id, source }) => {
  const compiled = await compileDocument({ source, file: id })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { document } = compiled
  const glossary = await getGlossary()
  const context = { lessonId: id, glossary, moduleOf: (lesson: string) => places.get(lesson) ?? null }
  const components = documentComponents(document, context)
  const unfolded = await htmlOf(createElement(evaluateDocument(document), { components }))
  expect(await htmlOf(await foldedBody(document, context))).toBe(unfolded)
})
