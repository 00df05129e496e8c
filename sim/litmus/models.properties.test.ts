import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { replay } from '../core/choose.ts'
import { run } from '../core/run.ts'
import { analysisOf } from './analysis.ts'
import { isArmv8Consistent, isC11Consistent, isRc11Consistent } from './axioms/reference.fixture.ts'
import { ATOMIC, BUFFERED, DEPENDENT, generatedThreads, PLAIN, testOf } from './generated-tests.fixture.ts'
import { memoryModel } from './memory-model.ts'
import { MODEL_IDS, type ModelId } from './models.ts'

const outcomesUnder = (source: string, model: ModelId): readonly string[] =>
  analysisOf(source)
    .outcomes.filter(({ verdicts }) => verdicts[model] === 'allowed')
    .map(({ outcome }) => outcome)
    .sort()

const explored = (source: string, model: ModelId) =>
  check(memoryModel, memoryModel.configSchema.parse({ test: source, model }))

/** Every outcome of `one` is one of `other`. */
function expectWithin(source: string, one: ModelId, other: ModelId) {
  const wide = new Set(outcomesUnder(source, other))
  expect({ source, lost: outcomesUnder(source, one).filter((outcome) => !wide.has(outcome)) }).toEqual({
    source,
    lost: [],
  })
}

describe('generated tests', () => {
  test.each(['sc', 'tso', 'pso'] as const)(
    '%s: stepping the buffers and judging executions find the same outcomes',
    (model) => {
      fc.assert(
        fc.property(generatedThreads(BUFFERED), (threads) => {
          const source = testOf(threads)
          fc.pre(analysisOf(source).isComplete)
          const report = explored(source, model)
          expect(report.status).toBe('complete')
          const stepped = report.outcomes.map(({ outcome }) => outcome).sort()
          expect({ source, stepped }).toEqual({ source, stepped: outcomesUnder(source, model) })
        }),
        { numRuns: 150 },
      )
    },
  )

  test('every outcome of the machine comes with a path that replays to it', () => {
    fc.assert(
      fc.property(
        generatedThreads(BUFFERED, { threads: 2 }),
        fc.constantFrom('tso', 'pso'),
        (threads, model) => {
          const config = memoryModel.configSchema.parse({ test: testOf(threads), model })
          for (const { outcome, witness } of check(memoryModel, config).outcomes) {
            const { state, stop } = run(memoryModel, config, { choose: replay(witness.path) })
            expect([stop, memoryModel.outcome?.(state)]).toEqual(['finished', outcome])
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the fast axioms agree with the papers written out slowly, on every candidate', () => {
    fc.assert(
      fc.property(generatedThreads(DEPENDENT), (threads) => {
        const source = testOf(threads)
        const { candidates, allowed } = analysisOf(source)
        for (const [index, candidate] of candidates.slice(0, 60).entries()) {
          const models = allowed[index]!
          const c11 = isC11Consistent(candidate)
          expect({
            source,
            candidate,
            rc11: models.has('rc11'),
            c11: c11 === null ? null : models.has('c11'),
            armv8: models.has('armv8'),
          }).toEqual({
            source,
            candidate,
            rc11: isRc11Consistent(candidate),
            c11,
            armv8: isArmv8Consistent(candidate),
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('SC within TSO within PSO within ARMv8, where only full fences order anything', () => {
    fc.assert(
      fc.property(generatedThreads(PLAIN.filter((shape) => !shape.includes('xchg'))), (threads) => {
        const source = testOf(threads)
        expectWithin(source, 'sc', 'tso')
        expectWithin(source, 'tso', 'pso')
        expectWithin(source, 'pso', 'armv8')
      }),
    )
  })

  test('SC is within every model', () => {
    fc.assert(
      fc.property(generatedThreads(DEPENDENT), (threads) => {
        for (const model of MODEL_IDS) expectWithin(testOf(threads), 'sc', model)
      }),
    )
  })

  // With seq_cst accesses mixed in, RC11 is not within C11: the preset Z6.U.
  test('RC11 is within C11 where only fences are seq_cst', () => {
    const shapes = ATOMIC.filter((shape) => !shape.includes('=sc'))
    fc.assert(
      fc.property(generatedThreads(shapes), (threads) => expectWithin(testOf(threads), 'rc11', 'c11')),
    )
  })

  test('one more full fence never adds an outcome', () => {
    const place = fc.record({ thread: fc.nat({ max: 1 }), before: fc.nat({ max: 3 }) })
    fc.assert(
      fc.property(generatedThreads(DEPENDENT, { threads: 2 }), place, (threads, { thread, before }) => {
        const fenced = threads.map((texts, index) =>
          index === thread ? texts.toSpliced(before, 0, 'fence sc') : texts,
        )
        for (const model of MODEL_IDS) {
          const wide = new Set(outcomesUnder(testOf(threads), model))
          const added = outcomesUnder(testOf(fenced), model).filter((outcome) => !wide.has(outcome))
          expect({ model, added, test: testOf(fenced) }).toEqual({ model, added: [], test: testOf(fenced) })
        }
      }),
    )
  })
})
