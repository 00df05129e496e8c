import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#lib/db/accounts.ts'
import { db, transaction } from '#lib/db/client.ts'
import { type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { accommodate } from '#lib/services/accommodate.ts'
import { issueCertificate } from '#lib/services/certificates/issue-certificate.ts'
import { exportOwnData, exportSections } from '#lib/services/own-data/export-own-data.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { tickObjective } from '#lib/services/tick-objective.ts'
import { closeLabPool } from '#lib/workers/lab-pool.ts'
import { completeLesson, passLab, passQuiz, storeCertifiedCourse } from '#tests/factories/certified-course.ts'
import { storeQuiz } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { actorOf, requestContext } from '#tests/setup/request-context.ts'

beforeAll(storeCertifiedCourse)
afterAll(closeLabPool)

type OwnData = { readonly [section: string]: { readonly [column: string]: unknown }[] }

const textOf = async (actor: UserActor) => new Response(await exportOwnData(actor, requestContext())).text()
const dataOf = async (actor: UserActor): Promise<OwnData> => JSON.parse(await textOf(actor))

/** A little of everything. */
async function worker(): Promise<UserActor> {
  const actor = await newLearner()
  await completeLesson(actor)
  await passQuiz(actor)
  await passLab(actor)
  const tick = { lessonId: 'states', objectiveId: 'name-states', isTicked: true }
  await tickObjective(actor, tick, requestContext())
  await issueCertificate(actor, { holder: `Holder ${actor.id}` }, requestContext())
  return actor
}

async function startQuiz(actor: UserActor, options: Parameters<typeof storeQuiz>[0]) {
  const quizId = await storeQuiz(options)
  const { attemptId } = await startAttempt(actor, { quizId }, requestContext())
  return attemptId
}

describeOnBothDatabases('the download of one’s own data', () => {
  test('is one JSON document with every section, each explained', async () => {
    const data = await dataOf(await worker())
    for (const { name } of exportSections) {
      expect(data[name], name).toBeInstanceOf(Array)
      expect(data.about).toHaveProperty(name)
    }
    const full = Object.entries(data).filter(([, rows]) => Array.isArray(rows) && rows.length > 0)
    expect(full.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        ...['user', 'enrolment', 'lessonProgress', 'objectiveEvidence', 'labSubmission', 'deliverableResult'],
        ...['certificate', 'attempt', 'auditEvent'],
      ]),
    )
  })

  test('holds what one did and nothing of anybody else', async () => {
    const [mine, theirs] = [await worker(), await worker()]
    const text = await textOf(mine)
    expect(text).toContain(mine.email)
    expect(text).toContain(`Holder ${mine.id}`)
    for (const foreign of [theirs.id, theirs.email]) expect(text).not.toContain(foreign)
    const data = JSON.parse(text) as OwnData
    expect(data.labSubmission).toMatchObject([{ labId: 'asked', values: { policy: 'rr' }, passed: true }])
    expect(data.attempt).toMatchObject([{ quizId: 'the-quiz', grade: { passed: true } }])
  })

  test('holds no secret of the account', async () => {
    const profile = { name: 'N', email: `${crypto.randomUUID()}@example.org`, timeZone: 'UTC' }
    const account = { ...profile, passwordHash: '$argon2id$secret', createdAt: new Date() }
    const { id } = await transaction((tx) => createAccount(tx, account))
    const sessionId = crypto.randomUUID()
    const session = { id: sessionId, userId: id, expiresAt: new Date('2026-04-01T00:00:00Z') }
    await transaction((tx) => tx.revokedSession.create({ data: session }))
    const text = await textOf(actorOf({ id, ...profile }))
    expect(text).not.toContain('argon2')
    expect(text).not.toContain(sessionId)
    expect(JSON.parse(text).revokedSession).toEqual([{ expiresAt: '2026-04-01T00:00:00.000Z' }])
  })

  test('tells no key, feedback or explanation of an open attempt, but the answers saved', async () => {
    const actor = await newLearner()
    const attemptId = await startQuiz(actor, { questions: allQuestions })
    const items = (await getAttempt(actor, { attemptId }, requestContext()))?.items ?? []
    const matching = items.find(({ question }) => question.type === 'matching')
    const response = { type: 'matching', pairs: { 1: '2', 2: '1', 3: '3' } } as const
    await saveResponse(
      actor,
      { attemptId, itemId: matching?.id ?? '', response, revision: 0 },
      requestContext(),
    )
    const text = await textOf(actor)
    expect(text).not.toContain('CANARY')
    for (const id of ['fifo', 'sjf', 'embryo']) expect(text).not.toContain(`"${id}"`)
    const [attempt] = JSON.parse(text).attempt
    const drafts = attempt.questions.flatMap(({ draft }: { draft: object | null }) => draft ?? [])
    expect(drafts).toMatchObject([{ response, revision: 1, savedAt: expect.any(String) }])
  })

  test.each([
    ['never', false],
    ['after-last-attempt', false],
    ['after-submit', true],
  ] as const)(
    'of a closed attempt whose rules reveal %s, verdicts and keys are in it: %s',
    async (reveal, isIn) => {
      const actor = await newLearner()
      const policy = { reveal, attempts: 2 }
      const attemptId = await startQuiz(actor, { questions: [questions.single, questions.text], policy })
      await submitAttempt(actor, { attemptId, submitKey: crypto.randomUUID() }, requestContext())
      const text = await textOf(actor)
      expect(text.includes('CANARY')).toBe(isIn)
      const [attempt] = JSON.parse(text).attempt
      expect(attempt.grade).toMatchObject({ score: 0, passed: false })
      for (const { result } of attempt.questions) expect(result === null).toBe(!isIn)
    },
  )

  test('tells what staff did to the account and why, but not who', async () => {
    const actor = await newLearner()
    const boss = { name: 'Edda Boss', email: `${crypto.randomUUID()}@school.example`, role: 'admin' } as const
    const { id } = await transaction((tx) => tx.user.create({ data: boss }))
    const given = {
      userId: actor.id,
      timeMultiplier: 1.5,
      extraAttempts: 0,
      reason: 'Reads slowly.',
    } as const
    await accommodate(actorOf({ id, ...boss }, 'admin'), given, requestContext())
    const text = await textOf(actor)
    expect(text).not.toContain(boss.name)
    expect(text).not.toContain(id)
    expect(JSON.parse(text).auditEvent).toMatchObject([
      { action: 'user.accommodated', by: 'somebody else', reason: 'Reads slowly.' },
      { action: 'account.data-exported', by: 'you' },
    ])
    expect(await textOf(actorOf({ id, ...boss }, 'admin'))).not.toContain(actor.id)
  })

  test('each download is audited, and a visitor has none', async () => {
    const actor = await newLearner()
    await textOf(actor)
    const entity = `user:${actor.id}`
    expect(await db().auditEvent.count({ where: { entity, action: 'account.data-exported' } })).toBe(1)
    await expect(exportOwnData(visitor, requestContext())).rejects.toMatchObject({ status: 401 })
  })
})
