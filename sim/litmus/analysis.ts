import { invariant } from '../core/invariant.ts'
import { armv8Axioms } from './axioms/armv8.ts'
import { type Axiom, holds } from './axioms/axiom.ts'
import { atomicityOf, coherenceOf, psoAxioms, scAxioms, tsoAxioms } from './axioms/buffers.ts'
import { c11Axioms, raceOf, rc11Axioms } from './axioms/c11.ts'
import { type Execution, executionOf } from './axioms/execution.ts'
import { type Candidate, type Candidates, candidatesOf } from './candidates.ts'
import { isAsked, type LitmusTest } from './litmus-test.ts'
import { MODEL_IDS, type ModelId } from './models.ts'
import { parseTest } from './parse.ts'

export const MAX_CANDIDATES = 20_000
/** Up to here a test shows also what every model rejects (CoRR, CoWW); beyond, only what is left without that. */
const MAX_UNPRUNED = 500
const MAX_COMBINATIONS = 60_000
const MAX_KEPT = 16

/** `racy`: the program has a data race, so C11 promises nothing at all. `unknown`: not found, but a limit was hit. */
export type OutcomeVerdict = 'allowed' | 'forbidden' | 'racy' | 'unknown'

/** One way a test could end: what each model says, and a candidate execution (its number) that shows it where it is allowed. */
export type OutcomeRow = {
  readonly outcome: string
  /** Whether the question of the test is about it. */
  readonly isAsked: boolean
  readonly verdicts: Readonly<Record<ModelId, OutcomeVerdict>>
  readonly witnesses: Readonly<Record<ModelId, number | null>>
}

export type Analysis = {
  readonly test: LitmusTest
  readonly candidates: readonly Candidate[]
  /** Whether the candidates are all there are, but for those that every model rejects. */
  readonly isComplete: boolean
  /** Every outcome that some candidate has: those asked about, those that some model allows, and the others. */
  readonly outcomes: readonly OutcomeRow[]
  /** By candidate: the models that allow it. */
  readonly allowed: readonly ReadonlySet<ModelId>[]
}

const AXIOMS: Readonly<Record<ModelId, (execution: Execution, candidate: Candidate) => readonly Axiom[]>> = {
  sc: scAxioms,
  tso: tsoAxioms,
  pso: psoAxioms,
  rc11: rc11Axioms,
  c11: c11Axioms,
  armv8: armv8Axioms,
}

/** The rules of a model for one candidate, in the order in which they are judged. */
export const axiomsOf = (model: ModelId, candidate: Candidate): readonly Axiom[] =>
  AXIOMS[model](executionOf(candidate), candidate)

const kept = new Map<string, Analysis>()

/** The test in a text that `parseTest` accepts; anything else is our bug. */
export function parsedTest(source: string): LitmusTest {
  const parsed = parseTest(source)
  invariant(parsed.ok, `the test was parsed before: ${source}`)
  return parsed.value
}

/** All candidates of a test under all models. The last few are kept, because every frame of a picture asks again. */
export function analysisOf(source: string): Analysis {
  const known = kept.get(source)
  if (known !== undefined) return known
  const analysis = analyse(parsedTest(source))
  if (kept.size >= MAX_KEPT) kept.delete([...kept.keys()][0]!)
  kept.set(source, analysis)
  return analysis
}

function analyse(test: LitmusTest): Analysis {
  const { list, isComplete } = enumerate(test)
  const racy = new Set<ModelId>()
  const allowed = list.map((candidate) => {
    const models = modelsAllowing(candidate)
    for (const model of ['rc11', 'c11'] as const)
      if (models.has(model) && raceOf(executionOf(candidate), candidate, model) !== null) racy.add(model)
    return models
  })
  const rows = new Map<string, OutcomeRow>()
  for (const [index, candidate] of list.entries()) {
    const row = rows.get(candidate.outcome) ?? emptyRow(test, candidate, { racy, isComplete })
    rows.set(candidate.outcome, withWitness(row, allowed[index]!, { index, racy }))
  }
  const isSomewhere = ({ verdicts }: OutcomeRow) => MODEL_IDS.some((model) => verdicts[model] !== 'forbidden')
  const outcomes = [...rows.values()].sort(
    (a, b) =>
      Number(b.isAsked) - Number(a.isAsked) ||
      Number(isSomewhere(b)) - Number(isSomewhere(a)) ||
      (a.outcome < b.outcome ? -1 : 1),
  )
  return { test, candidates: list, isComplete, outcomes, allowed }
}

function enumerate(test: LitmusTest): Candidates {
  const limits = { maxCombinations: MAX_COMBINATIONS, maxCandidates: MAX_UNPRUNED, isPruned: false }
  const all = candidatesOf(test, { ...limits, isKept: () => true })
  if (all.isComplete) return all
  return candidatesOf(test, { ...limits, maxCandidates: MAX_CANDIDATES, isPruned: true, isKept: isPlausible })
}

/** What every model asks for: a history for each location, and atomic updates. */
function isPlausible(candidate: Candidate): boolean {
  const execution = executionOf(candidate)
  return holds(coherenceOf(execution)) && holds(atomicityOf(execution))
}

/** A candidate that no location's own history fits is refused by every model, at once. */
function modelsAllowing(candidate: Candidate): ReadonlySet<ModelId> {
  const execution = executionOf(candidate)
  if (!isPlausible(candidate)) return new Set()
  return new Set(MODEL_IDS.filter((model) => AXIOMS[model](execution, candidate).every(holds)))
}

const forEachModel = <T>(of: (model: ModelId) => T): Readonly<Record<ModelId, T>> => ({
  sc: of('sc'),
  tso: of('tso'),
  pso: of('pso'),
  rc11: of('rc11'),
  c11: of('c11'),
  armv8: of('armv8'),
})

type Found = { readonly racy: ReadonlySet<ModelId>; readonly isComplete: boolean }

function emptyRow(test: LitmusTest, { outcome, final }: Candidate, { racy, isComplete }: Found): OutcomeRow {
  const none = isComplete ? 'forbidden' : 'unknown'
  return {
    outcome,
    isAsked: isAsked(test, final),
    verdicts: forEachModel((model) => (racy.has(model) ? 'racy' : none)),
    witnesses: forEachModel(() => null),
  }
}

function withWitness(
  row: OutcomeRow,
  models: ReadonlySet<ModelId>,
  { index, racy }: { index: number; racy: ReadonlySet<ModelId> },
): OutcomeRow {
  return {
    ...row,
    verdicts: forEachModel((model) =>
      models.has(model) && !racy.has(model) ? 'allowed' : row.verdicts[model],
    ),
    witnesses: forEachModel((model) => row.witnesses[model] ?? (models.has(model) ? index : null)),
  }
}
