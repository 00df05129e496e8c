import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { replay } from '../core/choose.ts'
import { run } from '../core/run.ts'
import { analysisOf } from './analysis.ts'
import { executionOf } from './axioms/execution.ts'
import { isArmv8Consistent, isC11Consistent, isRc11Consistent } from './axioms/reference.fixture.ts'
import { isAcyclic, union } from './axioms/relation.ts'
import { memoryModel } from './memory-model.ts'
import { MODEL_IDS, type ModelId } from './models.ts'

/** An instruction of a generated test; `{r}` stands for its register, `{x}` for a location, `{v}` for a value, `{s}` for a register read before. */
const PLAIN = [
  '{x} = {v}',
  '{r} = {x}',
  '{x} = {v}',
  '{r} = {x}',
  '{x} = {s}',
  'mfence',
  '{r} = xchg({x}, {v})',
]
const BUFFERED = [
  ...PLAIN,
  '{x} =rel {v}',
  '{x} =sc {v}',
  '{r} =acq {x}',
  'dmb st',
  'fence rel',
  '{r} = fadd({x}, 1)',
  '{r} = cas({x}, 0, {v})',
  'if {s} {x} = {v}',
]
const ATOMIC = [
  '{x} = {v}',
  '{r} = {x}',
  '{x} =rel {v}',
  '{r} =acq {x}',
  '{x} =sc {v}',
  '{r} =sc {x}',
  'fence sc',
  'fence rel',
  'fence acq',
  '{r} =acqrel xchg({x}, {v})',
  '{r} =sc fadd({x}, 1)',
  '{x} = {s}',
]
const DEPENDENT = [
  ...ATOMIC,
  '{x} = {s} * 0 + {v}',
  '{r} = {x}[{s}]',
  '{x}[{s}] = {v}',
  'if {s} {x} = {v}',
  'isb',
  'dmb ld',
  'dmb st',
]

type Draw = { readonly shape: string; readonly location: string; readonly value: number }

/** Threads of a few instructions each, as lists of texts. A register is written once; `{s}` before any load is r9, which is 0. */
function generatedThreads(
  shapes: readonly string[],
  { threads = 3, instructions = 3 }: { threads?: number; instructions?: number } = {},
): fc.Arbitrary<readonly (readonly string[])[]> {
  const draw: fc.Arbitrary<Draw> = fc.record({
    shape: fc.constantFrom(...shapes),
    location: fc.constantFrom('x', 'y'),
    value: fc.integer({ min: 1, max: 2 }),
  })
  const thread = fc.array(draw, { minLength: 1, maxLength: instructions }).map(spell)
  return fc.array(thread, { minLength: 2, maxLength: threads })
}

function spell(draws: readonly Draw[]): readonly string[] {
  let last = 'r9'
  return draws.map(({ shape, location, value }, index) => {
    const text = shape.replace('{x}', location).replace('{v}', String(value)).replace('{s}', last)
    if (text.includes('{r}')) last = `r${index}`
    return text.replace('{r}', `r${index}`)
  })
}

/** One text, all final values of both locations asked about, so that they are part of the outcome. */
const testOf = (threads: readonly (readonly string[])[]): string =>
  `{ x = 0; y = 0 }\n${threads.map((thread) => thread.join('; ')).join(' || ')}\nexists x = 1 \\/ y = 1`

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

  // Podkopaev, Lahav, Vafeiadis, POPL 2019: the usual compilation is sound, but for the circles of po and rf that only RC11 rules out.
  test.each(['tso', 'pso', 'armv8'] as const)(
    'what %s makes of C11 accesses is an execution that RC11 allows',
    (model) => {
      fc.assert(
        fc.property(generatedThreads(ATOMIC), (threads) => {
          const source = testOf(threads)
          const { candidates, allowed } = analysisOf(source)
          for (const [index, candidate] of candidates.entries()) {
            const { po, rf } = executionOf(candidate)
            if (!allowed[index]!.has(model) || !isAcyclic(union(po, rf))) continue
            expect({ source, candidate, rc11: allowed[index]!.has('rc11') }).toEqual({
              source,
              candidate,
              rc11: true,
            })
          }
        }),
        { numRuns: 60 },
      )
    },
  )

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
