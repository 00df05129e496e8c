import type { DeliverableEvidence, DeliverableResult, LabResult } from '#lib/domain/labs/lab-result.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { Db } from './client.ts'

/** A learner's saved work; revision 0 and no values before the first save. */
export type LabDraft = { readonly values: LabValues; readonly revision: number }

type Owner = { readonly userId: string; readonly labId: string }

/** Null before the first save. */
export async function findLabDraft(reader: Db, { userId, labId }: Owner): Promise<LabDraft | null> {
  const row = await reader.labDraft.findUnique({
    where: { userId_labId: { userId, labId } },
    select: { values: true, revision: true },
  })
  return row && { values: row.values as LabValues, revision: row.revision }
}

/** Stores the draft under its revision. Check the revision and lock the learner before. */
export async function saveLabDraft(
  tx: Db,
  { userId, labId }: Owner,
  draft: LabDraft & { readonly updatedAt: Date },
): Promise<void> {
  const row = { values: draft.values as object, revision: draft.revision, updatedAt: draft.updatedAt }
  await tx.labDraft.upsert({
    where: { userId_labId: { userId, labId } },
    create: { userId, labId, ...row },
    update: row,
  })
}

export type LabSubmission = {
  readonly id: string
  readonly submittedAt: Date
  readonly values: LabValues
  readonly passed: boolean
  readonly results: readonly DeliverableResult[]
}

const submissionSelect = {
  id: true,
  submittedAt: true,
  values: true,
  passed: true,
  results: { select: { deliverableId: true, required: true, passed: true, evidence: true } },
} as const

type SubmissionRow = {
  id: string
  submittedAt: Date
  values: unknown
  passed: boolean
  results: { deliverableId: string; required: boolean; passed: boolean; evidence: unknown }[]
}

const toSubmission = ({ results, values, ...row }: SubmissionRow): LabSubmission => ({
  ...row,
  values: values as LabValues,
  results: results.map(({ deliverableId, required, passed, evidence }) => ({
    ...{ id: deliverableId, required, passed },
    evidence: toEvidence(evidence),
  })),
})

/** Rows from before there were program labs hold the measured goals alone. */
const toEvidence = (stored: unknown): DeliverableEvidence =>
  (Array.isArray(stored) ? { type: 'measured', goals: stored } : stored) as DeliverableEvidence

/** The submission that carried this key, or null. */
export async function findSubmissionByKey(
  reader: Db,
  userId: string,
  submitKey: string,
): Promise<(LabSubmission & { readonly labId: string }) | null> {
  const row = await reader.labSubmission.findUnique({
    where: { userId_submitKey: { userId, submitKey } },
    select: { ...submissionSelect, labId: true },
  })
  return row && { ...toSubmission(row), labId: row.labId }
}

/** A learner's submissions to a lab, newest first, at most `limit`. */
export async function listSubmissions(
  reader: Db,
  { userId, labId }: Owner,
  limit = 50,
): Promise<LabSubmission[]> {
  const rows = await reader.labSubmission.findMany({
    where: { userId, labId },
    orderBy: { submittedAt: 'desc' },
    take: limit,
    select: submissionSelect,
  })
  return rows.map(toSubmission)
}

export type NewSubmission = Owner & {
  readonly labVersionId: string
  readonly submitKey: string
  readonly values: LabValues
  readonly result: LabResult
  readonly submittedAt: Date
}

/** Stores a submission with its evidence. The key is unique per learner: a second one is a unique violation. */
export async function createSubmission(tx: Db, submission: NewSubmission): Promise<LabSubmission> {
  const { result, values, ...rest } = submission
  const row = await tx.labSubmission.create({
    data: {
      ...rest,
      values: values as object,
      passed: result.passed,
      results: {
        create: result.results.map(({ id, required, passed, evidence }) => ({
          ...{ deliverableId: id, required, passed },
          evidence: evidence as object,
        })),
      },
    },
    select: submissionSelect,
  })
  return toSubmission(row)
}

/** For each lab a learner has handed in: whether a submission passed. */
export async function listLabOutcomes(reader: Db, userId: string): Promise<ReadonlyMap<string, boolean>> {
  const rows = await reader.labSubmission.groupBy({
    by: ['labId', 'passed'],
    where: { userId },
  })
  const outcomes = new Map<string, boolean>()
  for (const { labId, passed } of rows) outcomes.set(labId, passed || (outcomes.get(labId) ?? false))
  return outcomes
}

/** For each lab a learner has handed in: the deliverables that passed in any submission. */
export async function listPassedDeliverables(
  reader: Db,
  userId: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await reader.$queryRaw<{ labId: string; deliverableId: string }[]>`
    SELECT DISTINCT s."labId", r."deliverableId"
    FROM "LabSubmission" s JOIN "DeliverableResult" r ON r."submissionId" = s."id"
    WHERE s."userId" = ${userId} AND r."passed" = ${true}`
  const passed = new Map<string, Set<string>>()
  for (const { labId, deliverableId } of rows)
    passed.set(labId, (passed.get(labId) ?? new Set()).add(deliverableId))
  return passed
}

/** Ids of the labs in which a learner has saved work. */
export async function listLabsBegun(reader: Db, userId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.labDraft.findMany({ where: { userId }, select: { labId: true } })
  return new Set(rows.map(({ labId }) => labId))
}
