import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type LabFile, labFileSchema } from '#lib/content/schema/lab.ts'
import { syncCard } from '#lib/db/cards.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import { visitor } from '#lib/domain/access/policy.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { getTimePlan } from '#lib/services/get-time-plan.ts'
import { getLab } from '#lib/services/labs/get-lab.ts'
import { listLabs } from '#lib/services/labs/list-labs.ts'
import { saveLabDraft } from '#lib/services/labs/save-lab-draft.ts'
import { submitLab } from '#lib/services/labs/submit-lab.ts'
import { closeLabPool } from '#lib/workers/lab-pool.ts'
import { cardFile } from '#tests/factories/cards.ts'
import { ensureCourse } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const folder = 'content/labs/beat-the-scheduler'
const file = simulationLab(labFileSchema.parse(parse(readFileSync(`${folder}/lab.yaml`, 'utf8'))))
const source = readFileSync(`${folder}/lab.mdx`, 'utf8')

function simulationLab(lab: LabFile): Extract<LabFile, { kind: 'simulation' }> {
  if (lab.kind !== 'simulation') throw new Error('these tests are about a simulation lab')
  return lab
}

async function storeLab(over: Partial<typeof file> = {}): Promise<string> {
  const id = over.id ?? `lab-${crypto.randomUUID()}`
  await transaction(async (tx) => {
    await ensureCourse(tx)
    await syncLab(tx, { definition: { ...file, id, ...over }, source }, new Date('2026-03-01T08:00:00Z'))
  })
  return id
}

const key = () => crypto.randomUUID()
const passing: LabValues = { policy: 'rr', quantumTicks: 6 }

afterAll(closeLabPool)

describeOnBothDatabases('labs', () => {
  test('the server runs the work again and stores what it measured', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const submission = await submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext())
    expect(submission.passed).toBe(true)
    expect(submission.results.find(({ id }) => id === 'tuned-feedback')?.passed).toBe(false)
    expect(submission.results.find(({ id }) => id === 'answers-soon')?.evidence).toMatchObject({
      ...{ type: 'measured' },
      goals: [{ path: 'averageResponse', holds: true, measured: expect.any(Number) }],
    })
    expect((await getLab(actor, { labId })).bench.submissions).toEqual([submission])
    const evidence = await db().objectiveEvidence.findMany({ where: { userId: actor.id, kind: 'lab' } })
    expect(evidence.map(({ objectiveId }) => objectiveId).toSorted()).toEqual([
      'choose-quantum',
      'weigh-response-turnaround',
    ])
  })

  test('a plan of time goes on with the next part of a lab, at its place and with its time', async () => {
    const title = `Lab ${key()}`
    const parts = [
      { title: 'Predict', minutes: 5, isSkippable: false, deliverables: [], anchor: 'predict' },
      { title: 'One', minutes: 7, isSkippable: false, deliverables: ['answers-soon'], anchor: 'one' },
      { title: 'Two', minutes: 9, isSkippable: false, deliverables: ['finishes-soon', 'report-in-time'] },
    ]
    const [actor, labId] = [await newLearner(), await storeLab({ title, parts })]
    const plan = async () =>
      (await getTimePlan(actor, { minutes: 120 }, requestContext())).items
        .filter((item) => item.title === title)
        .map(({ part, minutes, path }) => `${part} ${minutes} ${path}`)
    const done = async () => (await getLab(actor, { labId })).parts.map(({ isDone }) => isDone)
    await saveLabDraft(actor, { labId, values: { policy: 'rr' }, revision: 0 }, requestContext())
    expect(await plan()).toEqual([`One 7 /labs/${labId}#one`, `Two 9 /labs/${labId}`])
    expect(await done()).toEqual([true, false, false])
    // Round robin with a quantum of 1 answers soon, and finishes late.
    const values = { policy: 'rr', quantumTicks: 1 }
    const tried = await submitLab(actor, { labId, values, submitKey: key() }, requestContext())
    expect(tried.results.filter(({ passed }) => passed).map(({ id }) => id)).toContain('answers-soon')
    expect(tried.passed).toBe(false)
    expect(await plan()).toEqual([`Two 9 /labs/${labId}`])
    expect(await done()).toEqual([true, true, false])
    await submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext())
    expect(await plan()).toEqual([])
    expect((await getLab(visitor, { labId })).parts.map(({ isDone }) => isDone)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('a lab offers the card that practises it, unless there is none or it is retired', async () => {
    const actor = await newLearner()
    const at = requestContext().now
    await transaction((tx) => syncCard(tx, 'locks', 0, cardFile('mutex'), at))
    const practiceOf = async (labId: string) => (await getLab(actor, { labId })).bench.practice
    const withCard = await storeLab({ card: 'mutex' })
    expect((await practiceOf(withCard))?.card).toMatchObject({ id: 'mutex', canPick: true })
    expect((await practiceOf(await storeLab()))?.card).toBeNull()
    await transaction((tx) => tx.card.update({ where: { id: 'mutex' }, data: { retiredAt: at } }))
    expect((await practiceOf(withCard))?.card).toBeNull()
  })

  test('handing in enrols, so that the class counts whoever starts with a lab', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext())
    expect(await db().enrolment.count({ where: { userId: actor.id } })).toBe(1)
  })

  test('a submission sent twenty times at once is one', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const input = { labId, values: { policy: 'fifo' }, submitKey: key() }
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => submitLab(actor, input, requestContext())),
    )
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await db().labSubmission.count({ where: { userId: actor.id } })).toBe(1)
    expect(outcomes[0]?.passed).toBe(false)
  })

  test('values that are closed or not valid are named by path and not stored', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const submit = (values: LabValues) =>
      submitLab(actor, { labId, values, submitKey: key() }, requestContext())
    await expect(submit({ 'jobs.0.run': 1 })).rejects.toMatchObject({
      ...{ status: 400, details: { problems: [{ path: 'jobs.0.run' }] } },
    })
    await expect(submit({ quantumTicks: 0.5 })).rejects.toMatchObject({
      ...{ status: 400, details: { problems: [{ path: 'quantumTicks' }] } },
    })
    expect(await db().labSubmission.count({ where: { userId: actor.id } })).toBe(0)
  })

  test('a draft is kept under its revision, and a stale one is refused with what is stored', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const save = (values: LabValues, revision: number) =>
      saveLabDraft(actor, { labId, values, revision }, requestContext())
    expect(await save({ policy: 'rr' }, 0)).toEqual({ revision: 1 })
    expect(await save({ policy: 'rr' }, 0)).toEqual({ revision: 1 })
    await expect(save({ policy: 'mlfq' }, 0)).rejects.toMatchObject({
      ...{ status: 409, code: 'conflict', details: { values: { policy: 'rr' }, revision: 1 } },
    })
    await expect(save({ 'jobs.0.run': 1 }, 1)).rejects.toMatchObject({ status: 400 })
    expect((await getLab(actor, { labId })).bench.draft).toEqual({ values: { policy: 'rr' }, revision: 1 })
  })

  test("nobody sees another's draft or submissions; a visitor sees the lab and cannot hand in", async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await saveLabDraft(actor, { labId, values: passing, revision: 0 }, requestContext())
    const submitKey = key()
    await submitLab(actor, { labId, values: passing, submitKey }, requestContext())
    for (const other of [await newLearner(), visitor])
      expect((await getLab(other, { labId })).bench).toMatchObject({
        ...{ draft: { values: {}, revision: 0 }, submissions: [] },
      })
    const other = await newLearner()
    const own = await submitLab(other, { labId, values: { policy: 'fifo' }, submitKey }, requestContext())
    expect(own.passed).toBe(false)
    await expect(
      submitLab(visitor, { labId, values: passing, submitKey: key() }, requestContext()),
    ).rejects.toMatchObject({ status: 401 })
    await expect(
      submitLab(actor, { labId: 'none', values: passing, submitKey: key() }, requestContext()),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('an edited lab makes a version and leaves earlier submissions as they were', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext())
    await storeLab({ id: labId })
    expect(await db().labVersion.count({ where: { labId } })).toBe(1)
    const harder = file.deliverables.map((one) => ({
      ...one,
      goals: one.goals.map((goal) => ({ ...goal, value: 0 })),
    }))
    await storeLab({ id: labId, deliverables: harder })
    expect(await db().labVersion.count({ where: { labId } })).toBe(2)
    const later = await submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext())
    const { submissions } = (await getLab(actor, { labId })).bench
    expect([later.passed, submissions.length, submissions.some(({ passed }) => passed)]).toEqual([
      false,
      2,
      true,
    ])
    expect((await listLabs(actor)).find(({ id }) => id === labId)).toMatchObject({ outcome: 'passed' })
  })

  test('a run over its budget is refused, and the next one is graded', async () => {
    const [actor, labId] = [await newLearner(), await storeLab({ simulation: 'not-there' })]
    await expect(
      submitLab(actor, { labId, values: passing, submitKey: key() }, requestContext()),
    ).rejects.toMatchObject({ status: 422, code: 'over-budget' })
    const next = await storeLab()
    const input = { labId: next, values: passing, submitKey: key() }
    expect(await submitLab(actor, input, requestContext())).toMatchObject({ passed: true })
  })
})
