import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#lib/auth/password.ts'
import { createAccount } from '#lib/db/accounts.ts'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { db, isSqlite, transaction } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/users.ts'
import { ERASED_NAME } from '#lib/domain/access/empty-audit-event.ts'
import { type Role, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { errorResponse } from '#lib/http/error-response.ts'
import { accommodate } from '#lib/services/accommodate.ts'
import { issueCertificate } from '#lib/services/certificates/issue-certificate.ts'
import { revokeCertificate } from '#lib/services/certificates/revoke-certificate.ts'
import { verifyCertificate } from '#lib/services/certificates/verify-certificate.ts'
import { changeRole } from '#lib/services/change-role.ts'
import { eraseAccount, getErasureTerms } from '#lib/services/erase-account.ts'
import { endSession } from '#lib/services/manage-account.ts'
import { saveNoteText } from '#lib/services/notes/change-note.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { reportQuestion } from '#lib/services/reports/report-question.ts'
import { setResumePoint } from '#lib/services/set-resume-point.ts'
import { signInWithPassword } from '#lib/services/sign-in.ts'
import { closeLabPool } from '#lib/workers/lab-pool.ts'
import { completeLesson, passLab, passQuiz, storeCertifiedCourse } from '#tests/factories/certified-course.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const PASSWORD = 'two strands that part'
const context = requestContext()
const inTime = { signedInAt: context.now }

let passwordHash = ''

beforeAll(async () => {
  await storeCertifiedCourse()
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(closeLabPool)

/** Somebody whose name, address and words are found wherever they are stored. */
async function newPerson(role: Role = 'learner', hash: string | null = passwordHash): Promise<UserActor> {
  const mark = `mark${crypto.randomUUID().slice(0, 8)}`
  const profile = { name: `Nora ${mark}`, email: `${mark}@example.org`, timeZone: 'UTC' }
  const { id } = await transaction(async (tx) => {
    const account = await createAccount(tx, { ...profile, passwordHash: hash, createdAt: context.now })
    await tx.user.update({ where: { id: account.id }, data: { role } })
    return account
  })
  return { type: 'user', id, role, ...profile }
}

const markOf = ({ email }: UserActor): string => email.split('@')[0] ?? ''

const erase = (actor: UserActor, change: { password?: string; confirmation?: string } = {}) =>
  eraseAccount(actor, { password: PASSWORD, confirmation: actor.email, ...inTime, ...change }, context)

/** A little of everything, with the mark of the person in what is free text. */
async function doEverything(actor: UserActor, admin: UserActor): Promise<{ code: string }> {
  const mark = markOf(actor)
  await signInWithPassword({ email: actor.email, password: PASSWORD }, context)
  await signInWithPassword({ email: actor.email, password: 'wrong' }, context)
  await completeLesson(actor)
  await passQuiz(actor)
  await passLab(actor)
  const { attemptId } = await startAttempt(actor, { quizId: 'the-quiz' }, context)
  const itemId = (await getAttempt(actor, { attemptId }, context))?.items[0]?.id ?? ''
  const about = { type: 'item', attemptId, itemId } as const
  const complaint = { reason: 'typo', text: `From ${mark}` } as const
  await reportQuestion(actor, { about, ...complaint, reportKey: crypto.randomUUID() }, context)
  const place = { kind: 'lesson', id: 'states', anchor: '', heading: mark } as const
  await saveNoteText(actor, { ...place, text: `A note of ${mark}`, revision: 0 }, context)
  await setResumePoint(actor, { path: `/${mark}`, label: mark }, context)
  const given = {
    timeMultiplier: 1.5,
    extraAttempts: 0,
    reason: `${mark} has a certificate of a doctor`,
  } as const
  await accommodate(admin, { userId: actor.id, ...given }, context)
  return issueCertificate(actor, { holder: `Holder ${mark}` }, context)
}

/** Names of all tables, and of the rows in them those that say `text` anywhere. */
async function rowsWith(text: string): Promise<Record<string, unknown[]>> {
  const tables = await db().$queryRawUnsafe<{ name: string }[]>(
    isSqlite()
      ? `SELECT name FROM sqlite_master WHERE type = 'table'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  expect(tables.length).toBeGreaterThan(40)
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)
    const hits = rows.filter((row) => plain(row).includes(text))
    if (hits.length > 0) found[name] = hits
  }
  return found
}

const plain = (row: object): string =>
  JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))

describeOnBothDatabases('erasing one’s own account', () => {
  test('nothing in any table names the person afterwards, and others keep what is theirs', async () => {
    const admin = await newPerson('admin')
    const [actor, other] = [await newPerson(), await newPerson()]
    const { code } = await doEverything(actor, admin)
    await doEverything(other, admin)
    const mark = markOf(actor)
    const before = await rowsWith(mark)
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'User',
        'AuditEvent',
        'Certificate',
        'Note',
        'QuestionReport',
        'RateLimit',
        'ResumePoint',
      ]),
    )
    const ofOther = async () => {
      const rows = Object.entries(await rowsWith(other.id)).map(([table, { length }]) => [table, length])
      return Object.fromEntries(rows)
    }
    const kept = await ofOther()

    await erase(actor)
    expect(await rowsWith(mark)).toEqual({})
    const left = await rowsWith(actor.id)
    expect(Object.keys(left)).toEqual(['AuditEvent'])
    expect(await ofOther()).toEqual(kept)
    expect(await verifyCertificate(code)).toEqual({ type: 'erased', at: context.now, revokedAt: null })
    expect(await findSessionUser(db(), { userId: actor.id, sessionId: 'x', sessionVersion: 1 })).toBeNull()
    expect(await signInWithPassword({ email: actor.email, password: PASSWORD }, context)).toBeNull()
  })

  test('a certificate that was taken back does not stand again because its holder erased the account', async () => {
    const admin = await newPerson('admin')
    const actor = await newPerson()
    const { code } = await doEverything(actor, admin)
    const revokedAt = new Date(context.now.getTime() - 60_000)
    const revocation = { code, reason: 'integrity', note: 'Handed in by somebody else.' } as const
    await revokeCertificate(admin, revocation, { ...context, now: revokedAt })
    await erase(actor)
    expect(await verifyCertificate(code)).toEqual({ type: 'erased', at: context.now, revokedAt })
    expect(await rowsWith(markOf(actor))).toEqual({})
  })

  test('the audit log says what was done without saying who, and still holds', async () => {
    const admin = await newPerson('admin')
    const actor = await newPerson()
    await doEverything(actor, admin)
    const rows = () =>
      db().auditEvent.findMany({
        where: { OR: [{ actorId: actor.id }, { entity: `user:${actor.id}` }] },
        orderBy: { seq: 'asc' },
      })
    const before = await rows()
    await erase(actor)
    const after = await rows()
    expect(after.slice(0, before.length).map(({ seq, action, hash }) => [seq, action, hash])).toEqual(
      before.map(({ seq, action, hash }) => [seq, action, hash]),
    )
    const accommodated = after.find(({ action }) => action === 'user.accommodated')
    expect(accommodated).toMatchObject({ actorName: admin.name, reason: '', after: { timeMultiplier: 1.5 } })
    const added = after.slice(before.length)
    expect(added.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['certificate.erased', ERASED_NAME],
      ['account.erased', ERASED_NAME],
    ])
    expect(await verifyAuditChain(db())).toBeNull()
  })

  test('an emptied record that is changed, marked or unmarked afterwards breaks the chain', async () => {
    const actor = await newPerson()
    await signInWithPassword({ email: actor.email, password: PASSWORD }, context)
    await erase(actor)
    const [emptied, erasure] = await db().auditEvent.findMany({
      where: { actorId: actor.id },
      orderBy: { seq: 'asc' },
    })
    const untouched = await db().auditEvent.findFirstOrThrow({ where: { isEmptied: false } })
    const change = (seq: number, data: object) =>
      transaction((tx) => tx.auditEvent.update({ where: { seq }, data }))
    const { seq, action } = emptied!
    await change(seq, { action: 'session.refused' })
    expect(await verifyAuditChain(db())).toEqual({ seq: erasure!.seq })
    await change(seq, { action, isEmptied: false })
    expect(await verifyAuditChain(db())).toEqual({ seq })
    await change(seq, { isEmptied: true })
    await change(untouched.seq, { isEmptied: true })
    expect(await verifyAuditChain(db())).toEqual({ seq: erasure!.seq })
    await change(untouched.seq, { isEmptied: false })
    expect(await verifyAuditChain(db())).toBeNull()
  })

  test('of a second erasure, the first person’s records are still vouched for', async () => {
    const admin = await newPerson('admin')
    await newPerson('admin') // somebody stays who can act as admin
    const actor = await newPerson()
    await doEverything(actor, admin)
    await erase(actor)
    await erase(admin)
    expect(await rowsWith(markOf(admin))).toEqual({})
    expect(await verifyAuditChain(db())).toBeNull()
  })

  test.each([
    ['a wrong password', { password: 'not it' }, 'wrong-password', 'password'],
    ['no password', { password: '' }, 'wrong-password', 'password'],
    ['another address', { confirmation: 'nora@example.org' }, 'not-confirmed', 'confirmation'],
  ])('with %s nothing is erased, and the try is recorded', async (_, change, code, field) => {
    const actor = await newPerson()
    await expect(erase(actor, change)).rejects.toMatchObject({ status: 400, code, details: { field } })
    expect(await db().user.count({ where: { id: actor.id } })).toBe(1)
    const tries = await db().auditEvent.findMany({ where: { actorId: actor.id } })
    expect(tries).toMatchObject([{ action: 'account.erasure-refused', after: { code } }])
  })

  test('the address may be typed in capitals; a visitor has nothing to erase', async () => {
    const actor = await newPerson()
    await erase(actor, { confirmation: ` ${actor.email.toUpperCase()} ` })
    expect(await db().user.count({ where: { id: actor.id } })).toBe(0)
    const asVisitor = eraseAccount(visitor, { password: '', confirmation: '', ...inTime }, context)
    await expect(asVisitor).rejects.toMatchObject({ status: 401 })
  })

  test('an account without a password has to have signed in within ten minutes', async () => {
    const actor = await newPerson('learner', null)
    const signedIn = (minutesAgo: number) => new Date(context.now.getTime() - minutesAgo * 60_000)
    const input = { password: '', confirmation: actor.email }
    for (const signedInAt of [null, signedIn(11)])
      await expect(eraseAccount(actor, { ...input, signedInAt }, context)).rejects.toMatchObject({
        ...{ status: 403, code: 'sign-in-again' },
      })
    expect((await getErasureTerms(actor)).hasPassword).toBe(false)
    await eraseAccount(actor, { ...input, signedInAt: signedIn(9) }, context)
    expect(await db().user.count({ where: { id: actor.id } })).toBe(0)
  })

  test('the last admin stays; of two admins who erase themselves at once, one does', async () => {
    const admins = [await newPerson('admin'), await newPerson('admin')]
    await transaction((tx) =>
      tx.user.updateMany({
        where: { role: 'admin', id: { notIn: admins.map(({ id }) => id) } },
        data: { suspendedAt: context.now },
      }),
    )
    const outcomes = await Promise.allSettled(admins.map((admin) => erase(admin)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const last = admins[outcomes.findIndex(({ status }) => status === 'rejected')]!
    await expect(erase(last)).rejects.toMatchObject({ status: 409, code: 'last-admin' })
    expect((await getErasureTerms(last)).refusal).toContain('You are the last admin')
    const next = await newPerson()
    await changeRole(last, { userId: next.id, role: 'admin', reason: '' }, context)
    expect((await getErasureTerms(last)).refusal).toBeNull()
    await erase(last)
  })

  test('asked twice at once or again later, it is erased once, and both are told so', async () => {
    const actor = await newPerson()
    expect(await Promise.all([erase(actor), erase(actor), erase(actor)])).toEqual([{}, {}, {}])
    expect(await erase(actor)).toEqual({})
    const records = await db().auditEvent.findMany({ where: { actorId: actor.id, action: 'account.erased' } })
    expect(records).toHaveLength(1)
  })

  test('what an author wrote stays without a name', async () => {
    const author = await newPerson('author')
    const lesson = await db().lesson.findFirstOrThrow()
    const version = {
      number: 99,
      hash: 'h',
      source: 's',
      title: 'T',
      summary: '',
      minutes: 1,
      objectives: [],
    }
    await transaction(async (tx) => {
      const written = { lessonId: lesson.id, origin: 'studio', authorId: author.id, ...version } as const
      await tx.lessonVersion.create({ data: written })
      const draft = { lessonId: lesson.id, source: 'draft', baseVersion: 99, updatedById: author.id }
      await tx.lessonDraft.upsert({ where: { lessonId: lesson.id }, create: draft, update: draft })
    })
    expect((await getErasureTerms(author)).isAuthor).toBe(true)
    await erase(author)
    const where = { lessonId_number: { lessonId: lesson.id, number: 99 } }
    expect(await db().lessonVersion.findUnique({ where })).toMatchObject({ authorId: null, title: 'T' })
    expect(await db().lessonDraft.findUnique({ where: { lessonId: lesson.id } })).toMatchObject({
      ...{ updatedById: null, source: 'draft' },
    })
    await transaction(async (tx) => {
      await tx.lessonDraft.delete({ where: { lessonId: lesson.id } })
      await tx.lessonVersion.delete({ where })
    })
  })

  test('work that is under way while the account goes is refused, and signing out is not', async () => {
    const actor = await newPerson()
    await erase(actor)
    const error = await completeLesson(actor).then(
      () => null,
      (problem: unknown) => problem,
    )
    const response = errorResponse(error, 'r')
    expect([response.status, (await response.json()).error.code]).toEqual([409, 'gone'])
    await endSession({ id: crypto.randomUUID(), userId: actor.id, expiresAt: context.now }, context.now)
    expect(Object.keys(await rowsWith(actor.id))).toEqual(['AuditEvent'])
  })
})
