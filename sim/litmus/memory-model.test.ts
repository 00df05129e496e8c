import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { replay } from '../core/choose.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { analysisOf } from './analysis.ts'
import { memoryModel } from './memory-model.ts'
import { MODEL_IDS, type ModelId } from './models.ts'

const LETTERS = { allowed: 'A', forbidden: 'F', racy: 'U', unknown: '?' } as const

/** What the models say of the outcome asked about, in the order of MODEL_IDS: allowed, forbidden, undefined behaviour. */
function verdicts(source: string): string {
  const asked = analysisOf(source).outcomes.filter(({ isAsked }) => isAsked)
  return MODEL_IDS.map((model) => {
    const said = asked.map((row) => row.verdicts[model])
    return LETTERS[said.find((verdict) => verdict !== 'forbidden') ?? 'forbidden']
  }).join('')
}

const presetTest = (id: string) =>
  (memoryModel.presets.find((preset) => preset.id === id)!.config as { test: string }).test

/*
 * SC, TSO, PSO: Alglave, Maranget, Tautschnig, TOPLAS 2014 (tables of ch. 4 and 8), Owens, Sarkar, Sewell, TPHOLs 2009, and Adve,
 * Gharachorloo 1996 for PSO. ARMv8: Maranget et al., tutorial 2012, with multicopy atomicity after Pulte et al., POPL 2018. C11 and RC11:
 * Batty et al., POPL 2011, and Lahav et al., PLDI 2017 (fig. 1, 3 and sec. 2 to 4).
 */
const EXPECTED = {
  //                      SC TSO PSO RC11 C11 ARMv8
  sb: 'FAAAAA',
  'sb-mfence': 'FFFFFF',
  'sb-release-acquire': 'FAAAAF',
  'sb-seq-cst': 'FFFFFF',
  'sb-xchg': 'FFFAAA',
  mp: 'FFAAAA',
  'mp-release-acquire': 'FFFFFF',
  'mp-fences': 'FFFFFF',
  'mp-writer-only': 'FFFAAA',
  'mp-dmb-address': 'FFFAAF',
  'mp-dmb-control': 'FFFAAA',
  'publish-non-atomic': 'FFAUUA',
  lb: 'FFFFAA',
  'lb-thin-air': 'FFFFAF',
  '2+2w': 'FFAAAA',
  '2+2w-release': 'FFFAAF',
  r: 'FAAAAA',
  'r-mfence': 'FFFFFF',
  s: 'FFAAAA',
  's-release-acquire': 'FFFFFF',
  n6: 'FAAAAA',
  wrc: 'FFFAAA',
  'wrc-release-acquire': 'FFFFFF',
  rwc: 'FAAAAA',
  'rwc-fence-sc': 'FFFFAF',
  iriw: 'FFFAAA',
  'iriw-acquire': 'FFFAAF',
  'iriw-seq-cst': 'FFFFFF',
  isa2: 'FFAAAA',
  'isa2-release-acquire': 'FFFFFF',
  z6u: 'FFFAFF',
  corr: 'FFFFFF',
  coww: 'FFFFFF',
  cowr: 'FFFFFF',
  corw: 'FFFFFF',
  'atomic-add': 'FFFFFF',
  'spin-lock': 'FFFFFF',
} as const

test.each(Object.entries(EXPECTED))('%s: the models say %s', (id, expected) => {
  expect(verdicts(presetTest(id))).toBe(expected)
})

test('every preset has its row in the table', () => {
  expect(memoryModel.presets.map(({ id }) => id)).toEqual(Object.keys(EXPECTED))
})

// Variants whose difference is the point: one word changes the answer.
test.each([
  [
    'IRIW, seq_cst but for the first reads (Lahav et al. fig. 1)',
    'x =sc 1 || y =sc 1 || r0 =acq x; r1 =sc y || r2 =acq y; r3 =sc x exists 2:r0=1 /\\ 2:r1=0 /\\ 3:r2=1 /\\ 3:r3=0',
    'FFFAFF',
  ],
  [
    'IRIW with seq_cst fences',
    'x = 1 || y = 1 || r0 = x; fence sc; r1 = y || r2 = y; fence sc; r3 = x exists 2:r0=1 /\\ 2:r1=0 /\\ 3:r2=1 /\\ 3:r3=0',
    'FFFFAF',
  ],
  ['2+2W with full fences', 'x = 1; mfence; y = 2 || y = 1; mfence; x = 2 exists x=1 /\\ y=1', 'FFFFFF'],
  [
    'LB with one branch each',
    'r0 = x; if (r0 == 1) y = 1 || r1 = y; if (r1 == 1) x = 1 exists 0:r0=1 /\\ 1:r1=1',
    'FFFFAF',
  ],
  [
    'LB with false data dependencies',
    'r0 = x; y = r0 * 0 + 1 || r1 = y; x = r1 * 0 + 1 exists 0:r0=1 /\\ 1:r1=1',
    'FFFFAF',
  ],
  [
    'LB with release and acquire',
    'r0 =acq x; y =rel 1 || r1 =acq y; x =rel 1 exists 0:r0=1 /\\ 1:r1=1',
    'FFFFFF',
  ],
  [
    'MP with dmb st and dmb ld',
    'x = 1; dmb st; y = 1 || r0 = y; dmb ld; r1 = x exists 1:r0=1 /\\ 1:r1=0',
    'FFFFFF',
  ],
  [
    'MP with a branch and isb',
    'x = 1; dmb; y = 1 || r0 = y; if r0 isb; if r0 r1 = x exists 1:r0=1 /\\ 1:r1=0',
    'FFFAAF',
  ],
  [
    'MP, non-atomic but synchronized',
    'x =na 1; y =rel 1 || r0 =acq y; if r0 r1 =na x exists 1:r0=1 /\\ 1:r1=0',
    'FFFFFF',
  ],
  ['n5 (Owens et al.)', 'x = 1; r0 = x || x = 2; r1 = x exists 0:r0=2 /\\ 1:r1=1', 'FFFFFF'],
  [
    'SB with forwarding (Intel 2.4)',
    'x = 1; r0 = x; r1 = y || y = 1; r2 = y; r3 = x exists 0:r0=1 /\\ 0:r1=0 /\\ 1:r2=1 /\\ 1:r3=0',
    'FAAAAA',
  ],
  ['R with release stores', 'x = 1; y =rel 1 || y =rel 2; r0 =acq x exists y=2 /\\ 1:r0=0', 'FAAAAF'],
] as const)('%s', (_, source, expected) => {
  expect(verdicts(source)).toBe(expected)
})

const start = (test: string, model: ModelId) => memoryModel.configSchema.parse({ test, model })

test('the machine steps through store buffering and says why each load misses', () => {
  const { trace, state } = run(memoryModel, memoryModel.configSchema.parse({}))
  expect(trace.map(memoryModel.describe)).toEqual([
    'Step 1: T0 puts x = 1 into its store buffer, so only T0 sees it; memory still says x = 0.',
    'Step 2: T0 loads y = 0 into r0 from memory, because no store of its own to y is buffered.',
    'Step 3: T1 puts y = 1 into its store buffer, so only T1 sees it; memory still says y = 0.',
    'Step 4: T1 loads x = 0 into r1 from memory, because it cannot see the 1 in T0’s buffer.',
    'Step 5: x = 1 leaves T0’s buffer, so from now on every thread sees it.',
    'Step 6: y = 1 leaves T1’s buffer, so from now on every thread sees it.',
    'Step 6: all threads have ended and all buffers are empty: 0:r0=0 1:r1=0, which is what the test asks about.',
  ])
  expect(memoryModel.outcome?.(state)).toBe('0:r0=0 1:r1=0')
})

test('an execution that is rejected is rejected with a circle, and one that is allowed with an order', () => {
  const source = 'x =sc 1; r0 =sc y || y =sc 1; r1 =sc x exists 0:r0 = 0 /\\ 1:r1 = 0'
  const last = (path: readonly number[]) =>
    run(memoryModel, start(source, 'c11'), { choose: replay(path) })
      .trace.slice(-2)
      .map(memoryModel.describe)
  expect(last([0, 0])).toEqual([
    'Step 6: sc-order fails, because acyclic(S) demands that one total order of the seq_cst accesses and fences explains what they read, but here is a circle: T0 x =sc 1 -po-> T0 r0 =sc y -fr-> T1 y =sc 1 -po-> T1 r1 =sc x -fr-> T0 x =sc 1.',
    'Step 6: C11 rejects this execution, so it does not show that 0:r0=0 1:r1=0 can happen.',
  ])
  expect(last([0, 1])[0]).toContain('with the order T0 x =sc 1, T0 r0 =sc y, T1 y =sc 1, T1 r1 =sc x')
})

test('a circle of fences is shown through the accesses that close it', () => {
  const config = start(presetTest('rwc-fence-sc'), 'rc11')
  const violated = run(memoryModel, config).trace.find((event) => event.type === 'axiom-violated')
  const edges = violated?.type === 'axiom-violated' ? violated.cycle : []
  expect(edges.map(({ from, name }) => `T${from.place.thread}.${from.place.instruction} ${name}`)).toEqual([
    'T1.1 po',
    'T1.2 fr',
    'T2.0 po',
    'T2.1 po',
    'T2.2 fr',
    'T0.0 rf',
    'T1.0 po',
  ])
})

test('every outcome that a judging model allows has a path whose execution it allows', () => {
  for (const id of ['sb', 'lb', 'iriw', 'z6u', '2+2w'])
    for (const model of ['rc11', 'c11', 'armv8'] as const) {
      const config = start(presetTest(id), model)
      const { outcomes, status } = check(memoryModel, config)
      expect(status).toBe('complete')
      const ends = outcomes.filter(({ outcome }) => !outcome.startsWith('rejected'))
      for (const { outcome, witness } of ends)
        expect(run(memoryModel, config, { choose: replay(witness.path) }).trace.at(-1)).toMatchObject({
          verdict: 'allowed',
          outcome,
        })
      const { allowedOutcomes } = memoryModel.measure(config, [])
      expect(ends).toHaveLength(allowedOutcomes)
    }
})

test('the first choices lead to the outcome asked about, allowed where it can be', () => {
  for (const { config: input } of memoryModel.presets)
    for (const model of ['rc11', 'c11', 'armv8'] as const) {
      const config = memoryModel.configSchema.parse({ ...(input as object), model })
      const metrics = memoryModel.measure(config, [])
      const hasAsked = metrics.outcomes.some(({ asked }) => asked !== '')
      const end = run(memoryModel, config).trace.at(-1)
      if (!hasAsked) continue
      const verdict = {
        'can happen': 'allowed',
        'cannot happen': 'rejected',
        'data race': null,
        'not known': null,
      }
      expect(end).toMatchObject({ isAsked: true })
      const said = metrics.answer === null ? null : verdict[metrics.answer]
      if (said !== null) expect(end).toMatchObject({ verdict: said })
    }
})

test('the outcome asked about has an execution for every model that allows it', () => {
  const { witnesses } = memoryModel.measure(start(presetTest('2+2w'), 'sc'), [])
  const execution = 'x: T1 x = 2, T0 x = 1; y: T0 y = 2, T1 y = 1'
  expect(witnesses).toEqual(
    ['PSO', 'RC11', 'C11', 'ARMv8'].map((model) => ({ model, outcome: 'x=1 y=1', execution })),
  )
})

test('exists, forall and ~exists are properties of all schedules', () => {
  const judge = (question: string, model: ModelId) =>
    check(memoryModel, start(`x = 1; r0 = y || y = 1; r1 = x ${question}`, model)).properties.map(
      ({ verdict }) => verdict,
    )
  expect(judge('exists 0:r0=0 /\\ 1:r1=0', 'tso')).toEqual(['holds', 'holds', 'holds'])
  expect(judge('exists 0:r0=0 /\\ 1:r1=0', 'sc')).toEqual(['holds', 'violated', 'holds'])
  expect(judge('~exists 0:r0=0 /\\ 1:r1=0', 'tso')).toEqual(['holds', 'holds', 'violated'])
  expect(judge('forall 0:r0=1 \\/ 1:r1=1', 'sc')).toEqual(['holds', 'holds', 'holds'])
  expect(judge('~exists 0:r0=0 /\\ 1:r1=0', 'armv8')).toEqual(['holds', 'holds', 'violated'])
})

test('a problem is named with line, column and field', () => {
  const config = parseConfig(memoryModel, { test: 'x = 1\ny == 2' })
  const problems = config.ok ? [] : config.error.problems
  expect(problems).toEqual([{ path: ['test'], message: 'Line 2, column 3: Expected = after y, not ==.' }])
})

test('a test with too many executions is refused by a judge, and still runs on buffers with its table marked unknown', () => {
  const big = Array(4).fill('x = 1; r0 = x; x = 2; r1 = x; x = 3; r2 = x; x = 4; r3 = x').join(' || ')
  const refused = parseConfig(memoryModel, { test: big, model: 'rc11' })
  expect(refused.ok ? [] : refused.error.problems.map(({ message }) => message)).toEqual([
    'This test has more than 20000 candidate executions: make it smaller, or choose sc, tso or pso, which run it step by step.',
  ])
  const config = memoryModel.configSchema.parse({ test: `${big} exists 0:r0 = 4`, model: 'pso' })
  const { trace, stop } = run(memoryModel, config)
  expect([stop, memoryModel.measure(config, trace).answer]).toEqual(['finished', 'not known'])
  expect(check(memoryModel, config, { maxStates: 500 }).status).toBe('unknown')
})

test('sizes of the state spaces are as they were', () => {
  const sizes = (['sc', 'tso', 'pso', 'armv8'] as const).map(
    (model) => check(memoryModel, start(presetTest('iriw'), model)).states,
  )
  expect(sizes).toEqual([97, 164, 164, 95])
})
