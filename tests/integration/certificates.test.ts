import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { type Role, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { getCertificateStanding } from '#lib/services/certificates/get-certificate-standing.ts'
import { issueCertificate } from '#lib/services/certificates/issue-certificate.ts'
import { listLearnerCertificates } from '#lib/services/certificates/list-learner-certificates.ts'
import { allowReissue, revokeCertificate } from '#lib/services/certificates/revoke-certificate.ts'
import { verifyCertificate } from '#lib/services/certificates/verify-certificate.ts'
import { getProgressOverview } from '#lib/services/get-progress-overview.ts'
import { closeLabPool } from '#lib/workers/lab-pool.ts'
import {
  completeLesson,
  passLab,
  passQuiz,
  setEdition,
  storeCertifiedCourse,
} from '#tests/factories/certified-course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

beforeAll(storeCertifiedCourse)
afterAll(closeLabPool)

const holder = 'Edsger W. Dijkstra'
const issue = (actor: UserActor, name = holder) => issueCertificate(actor, { holder: name }, requestContext())

async function earner(): Promise<UserActor> {
  const actor = await newLearner()
  await completeLesson(actor)
  await passQuiz(actor)
  await passLab(actor)
  return actor
}

async function staff(role: Role): Promise<UserActor> {
  const profile = { name: 'Edda', email: `${crypto.randomUUID()}@school.example`, role }
  const { id } = await transaction((tx) => tx.user.create({ data: profile }))
  return { type: 'user', id, ...profile, timeZone: 'UTC' }
}

const recordsOf = (code: string) =>
  db().auditEvent.findMany({ where: { entity: `certificate:${code}` }, orderBy: { seq: 'asc' } })

const change = (code: string, data: object) =>
  transaction((tx) => tx.certificate.update({ where: { code }, data }))

describeOnBothDatabases('certificates', () => {
  test('what is missing is listed until every lesson, every quiz and the labs asked for are passed', async () => {
    const actor = await newLearner()
    const missing = async () => {
      const { standing, canIssue } = await getCertificateStanding(actor)
      const ids = [standing.lesson, standing.quiz, standing.lab].flatMap((kind) =>
        kind.missing.map(({ id }) => id),
      )
      return { ids, canIssue }
    }
    expect(await missing()).toEqual({ ids: ['states', 'the-quiz', 'asked'], canIssue: false })
    await completeLesson(actor)
    await passQuiz(actor)
    expect(await missing()).toEqual({ ids: ['asked'], canIssue: false })
    await expect(issue(actor)).rejects.toMatchObject({ status: 409, code: 'not-earned' })
    await passLab(actor)
    expect(await missing()).toEqual({ ids: [], canIssue: true })
    expect(await db().certificate.count({ where: { userId: actor.id } })).toBe(0)
  })

  test('the progress page counts the deliverables of a lab that were met', async () => {
    const actor = await newLearner()
    const asked = async () => {
      const { modules } = await getProgressOverview(actor, requestContext())
      return modules.flatMap(({ labs }) => labs).find(({ id }) => id === 'asked')
    }
    expect(await asked()).toMatchObject({ passed: null, met: 0, deliverables: 5 })
    await passLab(actor)
    const met = await db().deliverableResult.count({
      where: { passed: true, submission: { userId: actor.id } },
    })
    expect(met).toBeGreaterThanOrEqual(3)
    expect(await asked()).toMatchObject({ passed: true, met, deliverables: 5 })
  })

  test('everybody can verify what is printed, and learns nothing else of the person', async () => {
    const actor = await earner()
    const { code } = await issue(actor)
    const check = await verifyCertificate(code.toUpperCase())
    expect(check).toEqual({
      type: 'valid',
      certificate: {
        ...{ code, holder, courseTitle: 'Systems', edition: '2026' },
        ...{ issuedAt: requestContext().now, lessons: 1, quizzes: 1, labs: 1 },
      },
    })
    for (const personal of [actor.id, actor.email, actor.name])
      expect(JSON.stringify(check)).not.toContain(`"${personal}"`)
    expect(await recordsOf(code)).toMatchObject([
      { action: 'certificate.issued', actorId: actor.id, after: { name: holder, edition: '2026' } },
    ])
  })

  test('twenty requests at once give one certificate, with the first name', async () => {
    const actor = await earner()
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => issue(actor, `Name ${i}`)))
    const [first] = all
    expect(new Set(all.map(({ code }) => code)).size).toBe(1)
    expect(await db().certificate.count({ where: { userId: actor.id } })).toBe(1)
    expect(await recordsOf(first?.code ?? '')).toHaveLength(1)
  })

  test('a certificate stays as it was issued when the account is renamed or the course grows', async () => {
    const actor = await earner()
    const { code } = await issue(actor)
    await transaction((tx) => tx.user.update({ where: { id: actor.id }, data: { name: 'Somebody Else' } }))
    await transaction((tx) =>
      tx.course.update({ where: { id: 'systems' }, data: { title: 'Systems, again' } }),
    )
    const check = await verifyCertificate(code)
    await transaction((tx) => tx.course.update({ where: { id: 'systems' }, data: { title: 'Systems' } }))
    expect(check).toMatchObject({ type: 'valid', certificate: { holder, courseTitle: 'Systems' } })
  })

  test('another edition is another certificate', async () => {
    const actor = await earner()
    const { code: first } = await issue(actor)
    await transaction((tx) => setEdition('2027', tx))
    const before = await getCertificateStanding(actor)
    const { code: second } = await issue(actor)
    await transaction((tx) => setEdition('2026', tx))
    expect(before).toMatchObject({
      edition: '2027',
      current: null,
      canIssue: true,
      others: [{ code: first }],
    })
    expect(second).not.toBe(first)
    for (const code of [first, second]) expect((await verifyCertificate(code)).type).toBe('valid')
  })

  test('an unknown code and one that is none look the same', async () => {
    const unknown = await verifyCertificate('0'.repeat(26))
    for (const text of ['', 'nope', '../../etc/passwd', "' OR 1=1 --", '0'.repeat(5000), '\u0000'])
      expect(await verifyCertificate(text)).toEqual(unknown)
  })

  test('a row altered anywhere is invalid and prints nothing, and valid again when it is as it was', async () => {
    const { code } = await issue(await earner())
    const { userId: _, ...row } = await db().certificate.findUniqueOrThrow({ where: { code } })
    const alterations = [
      ...[{ holder: 'Mallory' }, { courseTitle: 'Everything' }, { edition: '2030' }, { courseId: 'other' }],
      ...[{ issuedAt: new Date('2020-01-01T00:00:00Z') }, { lessons: 99 }, { quizzes: 99 }, { labs: 99 }],
      ...[{ signature: 'A'.repeat(43) }, { signature: '' }, { code: '7'.repeat(26) }],
    ]
    for (const altered of alterations) {
      const now = { code, ...altered }.code
      await change(code, altered)
      expect([altered, await verifyCertificate(now)]).toEqual([altered, { type: 'altered' }])
      await change(now, row)
      expect((await verifyCertificate(code)).type).toBe('valid')
    }
  })

  test('a certificate moved to another account is invalid', async () => {
    const { code } = await issue(await earner())
    const thief = await newLearner()
    await change(code, { userId: thief.id, slot: null })
    expect(await verifyCertificate(code)).toEqual({ type: 'altered' })
    expect((await listLearnerCertificates(await staff('admin'), { userId: thief.id }))[0]?.isGenuine).toBe(
      false,
    )
  })

  test('an admin revokes with a reason: the page tells its class, the audit log the rest, both at once', async () => {
    const { code } = await issue(await earner())
    const admin = await staff('admin')
    const input = { code, reason: 'integrity', note: 'The labs were handed in by somebody else.' } as const
    await revokeCertificate(admin, input, requestContext())
    await revokeCertificate(admin, { ...input, reason: 'wrong-name' }, requestContext())
    const check = await verifyCertificate(code)
    expect(check).toMatchObject({ type: 'revoked', revocation: { reason: 'integrity' } })
    expect(JSON.stringify(check)).not.toContain('handed in')
    expect(await recordsOf(code)).toMatchObject([
      { action: 'certificate.issued' },
      { action: 'certificate.revoked', actorId: admin.id, reason: input.note },
    ])
    expect(await verifyAuditChain(db())).toBeNull()
  })

  test('a revoked one is issued again only after an admin allowed it, once', async () => {
    const actor = await earner()
    const { code } = await issue(actor)
    const admin = await staff('admin')
    const allow = () => allowReissue(admin, { code, note: 'The name was misspelt.' }, requestContext())
    await expect(allow()).rejects.toMatchObject({ status: 409, code: 'not-revoked' })
    await revokeCertificate(admin, { code, reason: 'wrong-name', note: 'Misspelt.' }, requestContext())
    await expect(issue(actor)).rejects.toMatchObject({ status: 409, code: 'revoked' })
    expect(await getCertificateStanding(actor)).toMatchObject({ canIssue: false, current: { code } })
    await allow()
    await allow()
    const again = await issue(actor, 'Edsger Wybe Dijkstra')
    expect(again.code).not.toBe(code)
    expect((await issue(actor)).code).toBe(again.code)
    expect(await verifyCertificate(code)).toMatchObject({ type: 'revoked' })
    expect(await verifyCertificate(again.code)).toMatchObject({
      type: 'valid',
      certificate: { holder: 'Edsger Wybe Dijkstra' },
    })
    expect((await recordsOf(code)).map(({ action }) => action)).toEqual([
      'certificate.issued',
      'certificate.revoked',
      'certificate.reissue-allowed',
    ])
  })

  test('a certificate or a revocation without its audit record is not stored', async () => {
    const actor = await earner()
    const admin = await staff('admin')
    // The record cannot be written without the request it belongs to.
    const noRecord = { ...requestContext(), requestId: undefined as never }
    await expect(issueCertificate(actor, { holder }, noRecord)).rejects.toThrow(/requestId/)
    expect(await listLearnerCertificates(admin, { userId: actor.id })).toEqual([])
    const { code } = await issue(actor)
    const revocation = { code, reason: 'integrity', note: 'No reason.' } as const
    await expect(revokeCertificate(admin, revocation, noRecord)).rejects.toThrow(/requestId/)
    expect((await verifyCertificate(code)).type).toBe('valid')
    expect(await recordsOf(code)).toHaveLength(1)
  })

  test('nobody but an admin revokes, not even the holder, or allows another one', async () => {
    const owner = await earner()
    const { code } = await issue(owner)
    const revocation = { code, reason: 'integrity', note: 'No reason.' } as const
    const roles = ['learner', 'teachingAssistant', 'author', 'reviewer', 'auditor'] as const
    for (const actor of [owner, ...(await Promise.all(roles.map(staff)))]) {
      await expect(revokeCertificate(actor, revocation, requestContext())).rejects.toMatchObject({
        status: 403,
      })
      await expect(allowReissue(actor, revocation, requestContext())).rejects.toMatchObject({ status: 403 })
    }
    expect((await verifyCertificate(code)).type).toBe('valid')
  })

  test('visitors issue, list and revoke nothing', async () => {
    const { code } = await issue(await earner())
    const revocation = { code, reason: 'integrity', note: 'No reason.' } as const
    for (const attempt of [
      () => issueCertificate(visitor, { holder }, requestContext()),
      () => getCertificateStanding(visitor),
      () => listLearnerCertificates(visitor, { userId: crypto.randomUUID() }),
      () => revokeCertificate(visitor, revocation, requestContext()),
    ])
      await expect(attempt()).rejects.toMatchObject({ status: 401 })
  })
})
