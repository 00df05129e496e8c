import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import { partOrder, seedOfId } from './part-order.ts'
import { mapViewTexts, projectQuestion } from './project-question.ts'
import { partIds, type Question } from './question.ts'
import { SealedQuestion } from './sealed-question.ts'

const orderOf = (question: Question, seed: number) => partOrder(question, { seed, shuffleOptions: true })

test.each(allQuestions)(
  'a view of a $type question holds no key, feedback, explanation or author id',
  (question) => {
    const text = JSON.stringify(projectQuestion(question, orderOf(question, 7)))
    expect(text).not.toMatch(/CANARY|correct":|tolerance|answer|feedback|explanation/)
    for (const id of partIds(question)) expect(text).not.toContain(`"id":"${id}"`)
  },
)

test('an order is the same for a seed however the author arranged the parts', () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 31 - 1),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      (seed, arrangement) => {
        const { multiple } = questions
        const options = arrangement.map((i) => multiple.options[i]!)
        expect(orderOf({ ...multiple, options }, seed)).toEqual(orderOf(multiple, seed))
      },
    ),
  )
})

test('the right option stands in every place about equally often', () => {
  const counts = [0, 0, 0]
  for (let seed = 0; seed < 3000; seed++) counts[orderOf(questions.single, seed).indexOf('sjf')]!++
  for (const count of counts) expect(count).toBeGreaterThan(900)
})

test('options stay as written when the policy does not shuffle; items to order never do', () => {
  const kept = { seed: 1, shuffleOptions: false }
  expect(partOrder(questions.single, kept)).toEqual(['fifo', 'sjf', 'rr'])
  const orders = new Set(
    Array.from({ length: 60 }, (_, seed) => partOrder(questions.ordering, { ...kept, seed }).join()),
  )
  expect(orders.size).toBe(6)
})

test('right sides that read the same are offered once', () => {
  const [first, second, third] = questions.matching.pairs
  const question = { ...questions.matching, pairs: [first!, { ...second!, right: first!.right }, third!] }
  expect(orderOf(question, 3).toSorted()).toEqual(['embryo', 'ready'])
})

test('a sealed question cannot be serialised, printed or spread into a page', () => {
  const sealed = new SealedQuestion(questions.single)
  expect(() => JSON.stringify({ question: sealed })).toThrow('sealed')
  expect(`${sealed}`).not.toContain('CANARY')
  expect({ ...sealed }).toEqual({})
  expect(sealed.open()).toBe(questions.single)
})

test.each(allQuestions)('every text of a $type view can be rendered', async (question) => {
  const view = projectQuestion(question, orderOf(question, 1))
  const loud = await mapViewTexts(view, async (text) => ({ html: text.toUpperCase() }))
  expect(loud.stem.html).toBe(view.stem.toUpperCase())
  expect(JSON.stringify(loud)).not.toMatch(/"text":"/)
})

test('the seed of an id is stable', () => {
  expect(seedOfId('single-1')).toBe(seedOfId('single-1'))
  expect(seedOfId('single-1')).not.toBe(seedOfId('single-2'))
})
