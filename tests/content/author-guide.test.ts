import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkSchedules } from '#lib/content/check/check-schedules.ts'
import { checkSimulations } from '#lib/content/check/check-simulations.ts'
import type { CourseIndex } from '#lib/content/check/course-index.ts'
import { compileDocument } from '#lib/content/compile.ts'
import { gate } from '#lib/content/gate.ts'
import { simBlockSchema } from '#lib/content/schema/blocks.ts'
import { resolveSimBlock, runEmbedded } from '#lib/content/simulate.ts'
import { simulationIds } from '#sim/registry.ts'

const guide = readFileSync('content/README.md', 'utf8')
const blocks = [...guide.matchAll(/```sim ([\w-]+)\n(.*?)```/gs)].map(([, simulation = '', text = '']) => ({
  simulation,
  text,
}))

/** The guide's frontmatter and all its examples in a row: a lesson that has everything. */
function lessonOfExamples(): string {
  const frontmatter = /```yaml\n(---\n.*?\n---)\n```/s.exec(guide)?.[1]
  const examples = [...guide.matchAll(/^(`{3,4})md\n(.*?)^\1$/gms)].map(([, , text]) => text)
  expect(examples.length).toBeGreaterThan(15)
  return [frontmatter, '## Every example', ...examples].join('\n\n')
}

test('every simulation has an example to copy', () => {
  const shown = new Set(blocks.map(({ simulation }) => simulation))
  expect(simulationIds.filter((id) => !shown.has(id))).toEqual([])
})

test.each(blocks)(
  'the example of $simulation in the author’s guide runs to its end',
  ({ simulation, text }) => {
    const block = simBlockSchema.parse(parse(text))
    const embedded = resolveSimBlock({ ...block, simulation })
    if (!embedded.ok) expect.fail(JSON.stringify(embedded.error))
    expect(runEmbedded(embedded.value, block.path).stop).not.toMatch(/fuel|off-path/)
  },
)

test('all examples of the guide together compile as a lesson, and print the numbers of their simulations', async () => {
  const source = lessonOfExamples()
  const gated = gate(source, 'guide')
  expect(gated.problems).toEqual([])
  const documents = gated.document ? [{ kind: 'lesson', file: 'guide', document: gated.document }] : []
  expect(checkSimulations({ documents } as unknown as CourseIndex)).toEqual([])
  const course = { modules: [], cards: [] }
  expect(checkSchedules({ documents, course } as unknown as CourseIndex)).toEqual([])
  const compiled = await compileDocument({ source, file: 'guide' })
  expect(compiled.ok && compiled.document.seeds).toHaveProperty('sched-trace-response')
})
