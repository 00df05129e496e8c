import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '#sim/core/parse-config.ts'
import { type SimulationId, simulationIds, simulations } from '#sim/registry.ts'
import { grade } from '../grading/grade.ts'
import { authoredQuestionSchema, type GeneratedQuestion } from './authored-question.ts'
import { drawQuestion, drawTask } from './draw-question.ts'
import { generatorsOf } from './generated/generators.ts'
import { partOrder } from './part-order.ts'
import { projectQuestion } from './project-question.ts'
import { type Question, questionSchema } from './question.ts'
import type { Response } from './response.ts'

const kinds = simulationIds.flatMap((simulation) =>
  generatorsOf(simulation).map(({ id }) => [simulation, id] as const),
)

const authored = (simulation: SimulationId, generator: string, settings: object = {}): GeneratedQuestion =>
  authoredQuestionSchema.parse({
    ...{ id: 'drawn', type: 'generated', stem: 'Work it out.', difficulty: 'medium' },
    ...{ simulation, generator, settings },
  }) as GeneratedQuestion

function keyOf(question: Question): Response {
  switch (question.type) {
    case 'single':
      return { type: 'single', choice: question.options.find(({ correct }) => correct)!.id }
    case 'numeric':
      return { type: 'numeric', text: question.answer.toFixed(question.tolerance > 0 ? 2 : 4) }
    case 'ordering':
      return { type: 'ordering', order: question.items.map(({ id }) => id) }
    default:
      throw new Error(`no generator makes ${question.type} questions`)
  }
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test.each(kinds)(
  '%s, %s: every seed gives a question that is whole, whose key scores, and no other option',
  (...kind) => {
    const source = authored(...kind)
    fc.assert(
      fc.property(seeds, (seed) => {
        const task = drawTask(source, seed)
        const simulation = simulations[kind[0]]
        expect(parseConfig<unknown, never, never, never, never>(simulation as never, task.config)).toEqual({
          ok: true,
          value: task.config,
        })
        const question = drawQuestion(source, seed)
        expect(questionSchema.safeParse({ ...question, stem: 'x', explanation: 'x' }).error).toBeUndefined()
        expect(question.stem.length).toBeLessThan(8_000)
        expect(question.stem.startsWith('Work it out.')).toBe(true)
        expect(grade(question, keyOf(question)).score).toBe(1)
        if (question.type !== 'single') return
        const texts = question.options.map(({ text }) => text)
        expect(new Set(texts).size).toBe(texts.length)
        expect(texts.length).toBeGreaterThanOrEqual(3)
        for (const { id, correct } of question.options)
          if (!correct) expect(grade(question, { type: 'single', choice: id }).score).toBe(0)
      }),
      { numRuns: 40 },
    )
  },
)

test.each(kinds)('%s, %s: a seed always gives the same question, and seeds differ', (...kind) => {
  const source = authored(...kind)
  expect(drawQuestion(source, 7)).toEqual(drawQuestion(source, 7))
  const stems = new Set(Array.from({ length: 12 }, (_, seed) => drawQuestion(source, seed).stem))
  expect(stems.size).toBeGreaterThan(1)
})

test.each(kinds)('%s, %s: what a page gets holds neither key nor explanation', (...kind) => {
  const source = authored(...kind)
  for (let seed = 0; seed < 10; seed++) {
    const question = drawQuestion(source, seed)
    const text = JSON.stringify(
      projectQuestion(question, partOrder(question, { seed, shuffleOptions: false })),
    )
    expect(text).not.toMatch(/"(correct|answer|tolerance|feedback|explanation)":/)
    expect(text).not.toContain(JSON.stringify(question.explanation.split('\n\n')[0]).slice(1, -1))
  }
})

test('settings are kept: a fixed policy is in every draw', () => {
  const source = authored('scheduling', 'average-response', { policy: 'rr', jobs: 3 })
  for (let seed = 0; seed < 10; seed++) {
    const config = drawTask(source, seed).config as { policy: string; jobs: unknown[] }
    expect([config.policy, config.jobs.length]).toEqual(['rr', 3])
  }
})

test('a virtual address is sometimes a fault and mostly not, and a state of the banker both safe and not', () => {
  const isRight = (kind: [SimulationId, string], start: string) =>
    Array.from({ length: 60 }, (_, seed) => drawTask(authored(...kind), seed).answer).filter(
      (answer) =>
        answer.type === 'choice' &&
        answer.options.some(({ isCorrect, text }) => isCorrect && text.startsWith(start)),
    ).length
  const faults = isRight(['address-translation', 'physical-address'], 'To none')
  expect(faults).toBeGreaterThan(8)
  expect(faults).toBeLessThan(35)
  const unsafe = isRight(['bankers', 'safe-sequence'], 'No')
  expect(unsafe).toBeGreaterThan(8)
  expect(unsafe).toBeLessThan(52)
})

test.each([
  [{ simulation: 'nothing' }, ['simulation'], 'There is no simulation "nothing"'],
  [{ generator: 'nothing' }, ['generator'], 'Known are average-turnaround, average-response, finish-order'],
  [{ settings: { policy: 'mlfq' } }, ['settings', 'policy'], 'Invalid option'],
  [{ settings: { quantum: 3 } }, ['settings', 'quantum'], 'Unrecognized key'],
])('%j is refused at its place', (over, path, message) => {
  const parsed = authoredQuestionSchema.safeParse({
    ...{ id: 'x', type: 'generated', stem: 'x', difficulty: 'easy' },
    ...{ simulation: 'scheduling', generator: 'average-turnaround', ...over },
  })
  expect(parsed.error?.issues).toMatchObject([{ path, message: expect.stringContaining(message) }])
})
