import { expect, test } from 'vitest'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { db } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/users.ts'
import { changePassword, endEverySession, endSession } from '#lib/services/manage-account.ts'
import { register } from '#lib/services/register.ts'
import { signInWithPassword, signInWithProvider } from '#lib/services/sign-in.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { actorOf, requestContext } from '#tests/setup/request-context.ts'

const password = 'strands that cross twice'

async function registered() {
  const email = `${crypto.randomUUID()}@example.org`
  const { userId } = await register({ name: 'Grace', email, password, timeZone: 'UTC' }, requestContext())
  return { id: userId, name: 'Grace', email }
}

async function startSession(email: string) {
  const signedIn = await signInWithPassword({ email, password }, requestContext())
  if (!signedIn) throw new Error('not signed in')
  return { ...signedIn, sessionId: crypto.randomUUID() }
}

describeOnBothDatabases('accounts', () => {
  test('a registered person signs in with the right password only', async () => {
    const user = await registered()
    expect(await signInWithPassword({ email: user.email, password }, requestContext())).toMatchObject({
      userId: user.id,
    })
    expect(await signInWithPassword({ email: user.email, password: 'wrong' }, requestContext())).toBeNull()
    expect(await signInWithPassword({ email: 'nobody@example.org', password }, requestContext())).toBeNull()
  })

  test('of several registrations of one address at once, one succeeds', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    const tries = Array.from({ length: 4 }, () =>
      register({ name: 'Twin', email, password, timeZone: 'UTC' }, requestContext()),
    )
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ status: 409, code: 'email-taken' })
  })

  test('a weak password is refused before anything is stored', async () => {
    const email = `${crypto.randomUUID()}@example.org`
    await expect(
      register({ name: 'A', email, password: 'password', timeZone: 'UTC' }, requestContext()),
    ).rejects.toMatchObject({
      status: 400,
      details: { field: 'password' },
    })
    expect(await db().user.count({ where: { email } })).toBe(0)
  })

  test('guessing is slowed for one address while another still gets in', async () => {
    const user = await registered()
    const guess = () =>
      signInWithPassword(
        { email: user.email, password: 'guess' },
        { ...requestContext(), address: '198.51.100.7' },
      )
    for (let i = 0; i < 8; i++) expect(await guess()).toBeNull()
    await expect(guess()).rejects.toMatchObject({ status: 429 })
    expect(await signInWithPassword({ email: user.email, password }, requestContext())).not.toBeNull()
  })

  test('signing out ends that session and no other', async () => {
    const user = await registered()
    const [here, there] = [await startSession(user.email), await startSession(user.email)]
    await endSession({ id: here.sessionId, userId: user.id, expiresAt: new Date('2099-01-01') }, new Date())
    expect(await findSessionUser(db(), here)).toBeNull()
    expect(await findSessionUser(db(), there)).toMatchObject({ id: user.id })
  })

  test('signing out everywhere and a new password end every session', async () => {
    const user = await registered()
    const first = await startSession(user.email)
    await endEverySession(actorOf(user), requestContext())
    expect(await findSessionUser(db(), first)).toBeNull()
    const second = await startSession(user.email)
    await changePassword(
      actorOf(user),
      { current: password, next: 'another set of strands' },
      requestContext(),
    )
    expect(await findSessionUser(db(), second)).toBeNull()
  })

  test('a GitHub identity makes one account and never takes over an address', async () => {
    const profile = {
      provider: 'github',
      providerAccountId: '42',
      email: 'octo@example.org',
      isEmailVerified: true,
      name: 'Octo',
    } as const
    const first = await signInWithProvider(profile, requestContext())
    expect(await signInWithProvider(profile, requestContext())).toEqual(first)
    const user = await registered()
    await expect(
      signInWithProvider({ ...profile, providerAccountId: '43', email: user.email }, requestContext()),
    ).rejects.toMatchObject({ code: 'email-taken' })
  })

  test('the audit chain holds over everything above', async () => {
    expect(await db().auditEvent.count()).toBeGreaterThan(10)
    expect(await verifyAuditChain(db())).toBeNull()
  })
})
