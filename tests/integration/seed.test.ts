import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPassword } from '#lib/auth/password.ts'
import { db, transaction } from '#lib/db/client.ts'
import { type LogEntry, rebuildState } from '#lib/domain/drills/review-log.ts'
import { grade } from '#lib/domain/grading/grade.ts'
import { questionSchema } from '#lib/domain/questions/question.ts'
import { type Response, responseSchema } from '#lib/domain/questions/response.ts'
import { ensureDemoAccounts } from '#lib/services/ensure-demo-accounts.ts'
import { seedClass } from '#lib/services/sample-class/seed-class.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { env } from '#lib/shared/env.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'

const now = new Date('2026-03-02T09:00:00Z')
const dataDir = mkdtempSync(join(tmpdir(), 'interleave-demo-'))
const originalDataDir = env().DATA_DIR

beforeAll(async () => {
  Object.assign(env(), { DATA_DIR: dataDir })
  await syncContent()
})

afterAll(() => {
  Object.assign(env(), { DATA_DIR: originalDataDir })
  rmSync(dataDir, { recursive: true, force: true })
})

describeOnBothDatabases('the made-up class', () => {
  test('a database that is not new gets no demo accounts', async () => {
    expect(await ensureDemoAccounts({ isNew: false })).toEqual([])
    expect(await db().user.count()).toBe(0)
  })

  test('a new one gets an account per role whose printed password works, once', async () => {
    const accounts = await ensureDemoAccounts({ isNew: true })
    expect(accounts.map(({ role }) => role).sort()).toEqual(
      ['admin', 'auditor', 'author', 'learner', 'reviewer', 'teachingAssistant'].sort(),
    )
    expect(await ensureDemoAccounts({ isNew: true })).toEqual(accounts)
    const users = await db().user.findMany({ include: { lessonProgress: true, reviewStates: true } })
    expect(users).toHaveLength(6)
    for (const { email, passwordHash, role } of users) {
      const account = accounts.find((one) => one.email === email)!
      expect(account.role).toBe(role)
      expect(await verifyPassword(passwordHash, account.password)).toBe(true)
    }
    const learner = users.find(({ role }) => role === 'learner')!
    expect(learner.lessonProgress.length).toBeGreaterThan(1)
    expect(learner.reviewStates.length).toBeGreaterThan(3)
  })

  test('a class is added once, and a class half there is completed', async () => {
    expect(await seedClass({ learners: 20, seed: 5, now })).toEqual({ created: 20, present: 0 })
    expect(await seedClass({ learners: 20, seed: 5, now })).toEqual({ created: 0, present: 20 })
    const emails = async () =>
      (await db().user.findMany({ where: { email: { endsWith: '@class.example' } } }))
        .map(({ email }) => email)
        .sort()
    const before = await emails()
    await transaction((tx) => tx.user.deleteMany({ where: { email: { in: before.slice(0, 7) } } }))
    expect(await seedClass({ learners: 20, seed: 5, now })).toEqual({ created: 7, present: 13 })
    expect(await emails()).toEqual(before)
  })

  test('nobody of the class can sign in, and no other account was touched', async () => {
    const users = await db().user.findMany()
    for (const { email, passwordHash } of users)
      expect(passwordHash === null).toBe(email.endsWith('@class.example'))
    expect(users.filter(({ email }) => !email.endsWith('@class.example'))).toHaveLength(6)
  })

  test('stored results are what the grader says of the stored answers', async () => {
    const items = await db().attemptItem.findMany({ include: { result: true, questionVersion: true } })
    expect(items.length).toBeGreaterThan(20)
    for (const { result, questionVersion } of items) {
      const question = questionSchema.parse(questionVersion.body)
      const response = result!.response === null ? null : responseSchema.parse(result!.response)
      const graded = grade(question, response as Response | null)
      expect(result!.score).toBe(graded.score)
      expect(result!.verdict).toEqual(graded.marks)
    }
    for (const { grade: stored, items: parts } of await db().attempt.findMany({
      include: { grade: true, items: { include: { result: true } } },
    }))
      expect(stored!.score).toBeCloseTo(
        parts.reduce((sum, { result }) => sum + result!.score * result!.points, 0),
        9,
      )
  })

  test('review states equal a replay of the log', async () => {
    const [states, log] = await Promise.all([
      db().reviewState.findMany(),
      db().reviewLog.findMany({ orderBy: { reviewedAt: 'asc' } }),
    ])
    expect(states.length).toBeGreaterThan(20)
    for (const { userId, cardId, ...state } of states) {
      const rows = log.filter((row) => row.userId === userId && row.cardId === cardId)
      expect(rebuildState(rows as LogEntry[])).toEqual(state)
    }
  })

  test('progress is whole: 100 percent exactly when completed, and nothing lies in the future', async () => {
    const rows = await db().lessonProgress.findMany({
      where: { user: { email: { endsWith: '@class.example' } } },
    })
    expect(rows.length).toBeGreaterThan(20)
    for (const { percent, completedAt, startedAt, updatedAt } of rows) {
      expect(completedAt !== null).toBe(percent === 100)
      expect(startedAt <= updatedAt).toBe(true)
      expect(updatedAt <= now).toBe(true)
    }
  })
})
