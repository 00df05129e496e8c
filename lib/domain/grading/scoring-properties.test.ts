import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDraws } from '#sim/core/draws.ts'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import { multipleScoringSchema, partIds, type Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'
import { sampleResponse } from '../sample-class/sample-response.ts'
import { grade } from './grade.ts'

const someOf = (ids: readonly string[]) => fc.subarray([...ids], { minLength: 1 })

/** Any answer that the wire lets through for this question, right or wrong. */
function anyResponse(question: Question): fc.Arbitrary<Response> {
  const ids = partIds(question)
  switch (question.type) {
    case 'single':
      return fc.constantFrom(...ids).map((choice) => ({ type: 'single', choice }))
    case 'multiple':
      return someOf(ids).map((choices) => ({ type: 'multiple', choices }))
    case 'numeric':
      return fc
        .oneof(fc.double(), fc.string({ minLength: 1, maxLength: 20 }))
        .map((value) => ({ type: 'numeric', text: String(value) }))
    case 'text':
      return fc.string({ minLength: 1, maxLength: 40 }).map((text) => ({ type: 'text', text }))
    case 'ordering':
      return fc.shuffledSubarray(ids, { minLength: ids.length }).map((order) => ({ type: 'ordering', order }))
    case 'matching':
      return fc
        .dictionary(fc.constantFrom(...ids), fc.constantFrom(...ids), { minKeys: 1 })
        .map((pairs) => ({ type: 'matching', pairs }))
    case 'trace':
      return fc
        .dictionary(fc.constantFrom(...ids), fc.constantFrom('True', '3', '5', 'no', '3,5'), { minKeys: 1 })
        .map((cells) => ({ type: 'trace', cells }))
    case 'schedule':
      return fc
        .array(fc.constantFrom('main', 'T1', 'T2', 'T1t'), { minLength: 1, maxLength: 14 })
        .map((turns) => ({ type: 'schedule', turns }))
  }
}

const ways = multipleScoringSchema.options.map((scoring) => ({ ...questions.multiple, scoring }))
const everyQuestion = [...allQuestions, { ...questions.ordering, scoring: 'exact' as const }, ...ways]

test.each(everyQuestion.map((question) => [nameOf(question), question] as const))(
  '%s: any answer scores within 0 and 1, and is right when and only when it scores 1',
  (_, question) => {
    fc.assert(
      fc.property(anyResponse(question), (response) => {
        const { score, isRight } = grade(question, response)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(isRight).toBe(score === 1)
      }),
      { numRuns: question.type === 'schedule' ? 30 : 200 },
    )
  },
)

test.each(everyQuestion.map((question) => [nameOf(question), question] as const))(
  '%s: the key scores 1',
  (_, question) => {
    expect(grade(question, sampleResponse(question, true, createDraws(1))).score).toBe(1)
  },
)

test.each(ways.map((question) => [question.scoring, question] as const))(
  '%s: one more right choice never lowers the score, whatever was chosen',
  (_, question) => {
    const right = question.options.filter(({ correct }) => correct).map(({ id }) => id)
    fc.assert(
      fc.property(someOf(partIds(question)), fc.constantFrom(...right), (choices, id) => {
        const more = [...new Set([...choices, id])]
        const scoreOf = (chosen: readonly string[]) =>
          grade(question, { type: 'multiple', choices: [...chosen] }).score
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf(choices))
      }),
    )
  },
)

test.each([
  ['matching', questions.matching],
  ['trace', questions.trace],
] as const)('%s: one more right part never lowers the score', (_, question) => {
  const key = entriesOf(sampleResponse(question, true, createDraws(1)))
  fc.assert(
    fc.property(anyResponse(question), fc.constantFrom(...key), (response, [id, value]) => {
      const mended = withEntry(response, id, value)
      expect(grade(question, mended).score).toBeGreaterThanOrEqual(grade(question, response).score)
    }),
  )
})

test('the order in which choices, pairs, cells, options and rows of a list are given does not change a score', () => {
  const { multiple, matching, trace } = questions
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length })
  fc.assert(
    fc.property(anyResponse(multiple), shuffled(multiple.options), (response, options) => {
      expect(grade({ ...multiple, options }, response).score).toBe(grade(multiple, response).score)
      if (response.type !== 'multiple') return
      const reversed: Response = { type: 'multiple', choices: response.choices.toReversed() }
      expect(grade(multiple, reversed).score).toBe(grade(multiple, response).score)
    }),
  )
  fc.assert(
    fc.property(anyResponse(matching), shuffled(matching.pairs), (response, pairs) => {
      expect(grade({ ...matching, pairs }, response).score).toBe(grade(matching, response).score)
      expect(grade(matching, reversedKeys(response)).score).toBe(grade(matching, response).score)
    }),
  )
  fc.assert(
    fc.property(anyResponse(trace), (response) => {
      expect(grade(trace, reversedKeys(response)).score).toBe(grade(trace, response).score)
    }),
  )
})

test.each([
  'main main main T1 T1 T2 T2 T2 T1 main main',
  'main main main T1 T1 T1 T2 T2 T2 main main',
  'main main main T2 T1 T1 T2 T2 T1 main main',
])('a schedule counts by where it leads: two threads that do the same may change places in %s', (text) => {
  const others: Readonly<Record<string, string>> = { T1: 'T2', T2: 'T1' }
  const scoreOf = (turns: string[]) => grade(questions.schedule, { type: 'schedule', turns }).score
  const turns = [...readTurns(text)]
  expect(scoreOf(turns.map((turn) => others[turn] ?? turn))).toBe(scoreOf(turns))
})

function nameOf(question: Question): string {
  return 'scoring' in question ? `${question.type}, ${question.scoring}` : question.type
}

function entriesOf(response: Response | null): [string, string][] {
  if (response?.type === 'matching') return Object.entries(response.pairs)
  return response?.type === 'trace' ? Object.entries(response.cells) : []
}

function withEntry(response: Response, id: string, value: string): Response {
  if (response.type === 'matching') return { ...response, pairs: { ...response.pairs, [id]: value } }
  return response.type === 'trace' ? { ...response, cells: { ...response.cells, [id]: value } } : response
}

function reversedKeys(response: Response): Response {
  const reverse = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).toReversed())
  if (response.type === 'matching') return { ...response, pairs: reverse(response.pairs) }
  return response.type === 'trace' ? { ...response, cells: reverse(response.cells) } : response
}
