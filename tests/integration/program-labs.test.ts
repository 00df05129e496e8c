import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadCourse } from '#lib/content/load.ts'
import { db, transaction } from '#lib/db/client.ts'
import { syncLab } from '#lib/db/labs.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { LabValues, ProgramLabSpec } from '#lib/domain/labs/lab-spec.ts'
import { getLab } from '#lib/services/labs/get-lab.ts'
import { saveLabDraft } from '#lib/services/labs/save-lab-draft.ts'
import { submitLab } from '#lib/services/labs/submit-lab.ts'
import { closeCodePool } from '#lib/workers/code-pool.ts'
import { checkProgram } from '#sim/threads/check/check-program.ts'
import { ensureCourse } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const root = path.join(process.cwd(), 'content')
const { course } = await loadCourse(root)
const stored = course.labs.find(({ value }) => value.id === 'lost-update')
const file = (name: string) => readFileSync(path.join(root, 'labs/lost-update', name), 'utf8')
const given = programLab(stored?.definition)

function programLab(lab: LabDefinition | undefined): LabDefinition<ProgramLabSpec> {
  if (lab?.kind !== 'program') throw new Error('these tests are about a program lab')
  return lab
}

async function storeLab(): Promise<string> {
  const id = `lab-${crypto.randomUUID()}`
  await transaction(async (tx) => {
    await ensureCourse(tx)
    const lab = { definition: { ...given, id }, source: stored?.source ?? '' }
    await syncLab(tx, lab, new Date('2026-03-01T08:00:00Z'))
  })
  return id
}

const submit = (actor: Actor, labId: string, values: LabValues, submitKey: string = crypto.randomUUID()) =>
  submitLab(actor, { labId, values, submitKey }, requestContext())

const breaking = checkProgram(`${given.starter}\n${given.demo}`, { properties: ['assertions'] }).violations[0]
const solution = { program: file('solution.py'), schedule: breaking?.schedule ?? '' }

afterAll(closeCodePool)

describeOnBothDatabases('program labs', () => {
  test('a program that is proved gets credit, stored with its evidence', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const submission = await submit(actor, labId, solution)
    expect(submission.passed).toBe(true)
    const evidence = Object.fromEntries(submission.results.map((result) => [result.id, result.evidence]))
    expect(evidence).toMatchObject({
      broken: { type: 'replayed', end: 'assertion', preemptions: 1 },
      'nothing-lost': { type: 'explored', verdict: 'holds', states: expect.any(Number) },
      'lock-needed': { type: 'explored', mutation: 'locks', verdict: 'fails' },
    })
    expect((await getLab(actor, { labId })).bench.submissions).toEqual([submission])
    expect(await db().deliverableResult.count({ where: { submissionId: submission.id } })).toBe(5)
  })

  test('a program that fails is told why in its own lines, and gets none', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const submission = await submit(actor, labId, { program: file('wrong-read-under-lock.py') })
    expect(submission.passed).toBe(false)
    const lost = submission.results.find(({ id }) => id === 'nothing-lost')
    expect(lost).toMatchObject({
      passed: false,
      evidence: { verdict: 'fails', finding: { type: 'assertion' } },
    })
  })

  test('nothing of the harnesses or of the checks is in what the browser gets', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await submit(actor, labId, { program: file('wrong-lock-each.py') })
    const page = JSON.stringify(await getLab(actor, { labId }))
    const hidden = [
      'box_office',
      'three desks, five tickets',
      'idle = threading',
      'lab_check_is_done',
      'harness',
    ]
    for (const text of hidden) expect(page).not.toContain(text)
    expect(page).toContain('demo')
  })

  test('a program that does not compile is refused with its place, and kept as a draft all the same', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const values = { program: 'def sell(tickets:\n' }
    await expect(submit(actor, labId, values)).rejects.toMatchObject({
      ...{ status: 400, code: 'invalid-values' },
      message: expect.stringMatching(/program: line 1, column \d+/),
    })
    expect(await db().labSubmission.count({ where: { userId: actor.id } })).toBe(0)
    const draft = { labId, values, revision: 0 }
    expect(await saveLabDraft(actor, draft, requestContext())).toEqual({ revision: 1 })
    expect((await getLab(actor, { labId })).bench.draft).toEqual({ values, revision: 1 })
  })

  test.each([
    ['a program that is too long', { program: '#'.repeat(8_001) }],
    ['a program that is no text', { program: 3 }],
    ['a schedule that is too long', { schedule: '0.'.repeat(3_001) }],
    ['anything else', { harness: 'assert True' }],
  ])('%s is refused, as a draft too', async (_, values) => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    await expect(submit(actor, labId, values)).rejects.toMatchObject({ status: 400 })
    const draft = { labId, values, revision: 0 }
    await expect(saveLabDraft(actor, draft, requestContext())).rejects.toMatchObject({ status: 400 })
  })

  test('a submission sent twenty times at once is graded and stored once for each person that may wait', async () => {
    const [actor, labId] = [await newLearner(), await storeLab()]
    const submitKey = crypto.randomUUID()
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => submit(actor, labId, solution, submitKey)),
    )
    const done = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(new Set(done.map(({ id }) => id)).size).toBe(1)
    expect(await db().labSubmission.count({ where: { userId: actor.id } })).toBe(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 429 })
  })
})
