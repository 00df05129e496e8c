import { beforeAll, expect, test } from 'vitest'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { createCertificate } from '#lib/db/certificates.ts'
import { db, isSqlite, transaction } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/users.ts'
import { type Actor, type Role, roles, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { changeRole } from '#lib/services/change-role.ts'
import { exportProgressCsv } from '#lib/services/export-progress-csv.ts'
import { getDashboard } from '#lib/services/get-dashboard.ts'
import { getLearner } from '#lib/services/get-learner.ts'
import { getLearnerMatrix } from '#lib/services/get-learner-matrix.ts'
import { getQuizResults } from '#lib/services/get-quiz-results.ts'
import { findLearners, learnerQuerySchema } from '#lib/services/learner-query.ts'
import { listAudit } from '#lib/services/list-audit.ts'
import { listUsers, userQuerySchema } from '#lib/services/list-users.ts'
import { seedClass } from '#lib/services/sample-class/seed-class.ts'
import { suspendUser } from '#lib/services/suspend-user.ts'
import { syncContent } from '#lib/services/sync-content.ts'
import { verifyAudit } from '#lib/services/verify-audit.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const now = new Date('2026-03-02T09:00:00Z')
const context = requestContext(now)
const everyone = learnerQuerySchema.parse({})

const actors = {} as Record<Role, UserActor>

async function createUser(role: Role, name: string): Promise<UserActor> {
  const email = `${crypto.randomUUID()}@school.example`
  const { id } = await transaction((tx) => tx.user.create({ data: { name, email, role } }))
  return { type: 'user', id, name, email, role, timeZone: 'UTC' }
}

const userRow = (id: string) => db().user.findUniqueOrThrow({ where: { id } })

const outcome = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'yes'
  } catch (error) {
    return String((error as { status?: number }).status ?? error)
  }
}

const auditOf = (userId: string) =>
  db().auditEvent.findMany({ where: { entity: `user:${userId}` }, orderBy: { seq: 'asc' } })

beforeAll(async () => {
  await syncContent()
  await seedClass({ learners: 60, seed: 3, now })
  for (const role of roles) actors[role] = await createUser(role, `A ${role}`)
})

const readCsv = async (actor: Actor, query = everyone) =>
  await new Response(await exportProgressCsv(actor, query, context)).text()

describeOnBothDatabases('administration', () => {
  type Action = (actor: Actor) => Promise<unknown>
  const someLearner = async () =>
    (await db().user.findFirstOrThrow({ where: { enrolments: { some: {} } } })).id
  const someQuiz = async () =>
    (await db().quiz.findFirstOrThrow({ where: { currentVersionId: { not: null } } })).id
  const actions: Readonly<Record<string, readonly [Action, string]>> = {
    //                                                                visitor, then in the order of `roles`
    dashboard: [(a) => getDashboard(a, context), '401 403 yes 403 403 yes yes'],
    'learner table': [
      (a) => getLearnerMatrix(a, { ...everyone, page: 1 }, context),
      '401 403 yes 403 403 yes yes',
    ],
    'one learner': [
      async (a) => getLearner(a, { userId: await someLearner() }, context),
      '401 403 yes 403 403 yes yes',
    ],
    'quiz results': [
      async (a) => getQuizResults(a, { quizId: await someQuiz() }),
      '401 403 yes 403 403 yes yes',
    ],
    export: [(a) => readCsv(a), '401 403 403 403 403 yes yes'],
    users: [(a) => listUsers(a, userQuerySchema.parse({})), '401 403 403 403 403 yes yes'],
    'audit log': [(a) => listAudit(a, { page: 1 }), '401 403 403 403 403 yes yes'],
    'audit verification': [(a) => verifyAudit(a), '401 403 403 403 403 yes yes'],
    'role change': [
      async (a) => {
        const { id } = await createUser('learner', 'Target')
        return changeRole(a, { userId: id, role: 'author', reason: '' }, context)
      },
      '401 403 403 403 403 yes 403',
    ],
    suspension: [
      async (a) => {
        const { id } = await createUser('learner', 'Target')
        return suspendUser(a, { userId: id, suspended: true, reason: 'test' }, context)
      },
      '401 403 403 403 403 yes 403',
    ],
  }

  test.each(Object.entries(actions))(
    '%s is open to the roles of the table only',
    async (_, [action, row]) => {
      const answers: string[] = []
      for (const actor of [visitor, ...roles.map((role) => actors[role])])
        answers.push(await outcome(() => action(actor)))
      expect(answers.join(' ')).toBe(row)
    },
  )

  test('a role change is stored, ends the sessions and leaves a record with both roles', async () => {
    const target = await createUser('learner', 'Tove')
    const session = { userId: target.id, sessionId: crypto.randomUUID(), sessionVersion: 1 }
    expect(await findSessionUser(db(), session)).toMatchObject({ role: 'learner' })
    const change = { userId: target.id, role: 'author', reason: 'writes module 4' } as const
    await changeRole(actors.admin, change, context)
    expect(await findSessionUser(db(), session)).toBeNull()
    expect(await userRow(target.id)).toMatchObject({ role: 'author', sessionVersion: 2 })
    expect(await auditOf(target.id)).toMatchObject([
      {
        action: 'user.role-changed',
        actorId: actors.admin.id,
        before: { name: 'Tove', role: 'learner' },
        after: { name: 'Tove', role: 'author' },
        reason: 'writes module 4',
        requestId: context.requestId,
      },
    ])
  })

  test('the same change twice has one effect', async () => {
    const target = await createUser('learner', 'Twice')
    const change = { userId: target.id, role: 'reviewer', reason: '' } as const
    await Promise.all([1, 2, 3, 4].map(() => changeRole(actors.admin, change, context)))
    expect((await userRow(target.id)).sessionVersion).toBe(2)
    expect(await auditOf(target.id)).toHaveLength(1)
  })

  test('a suspension ends the sessions and a reinstatement does not bring them back', async () => {
    const target = await createUser('learner', 'Sam')
    const session = { userId: target.id, sessionId: crypto.randomUUID(), sessionVersion: 1 }
    const suspend = (suspended: boolean) =>
      suspendUser(actors.admin, { userId: target.id, suspended, reason: 'shared the keys' }, context)
    await suspend(true)
    expect(await findSessionUser(db(), session)).toBeNull()
    expect((await userRow(target.id)).suspendedAt).toEqual(now)
    await suspend(false)
    expect(await findSessionUser(db(), session)).toBeNull()
    expect(await findSessionUser(db(), { ...session, sessionVersion: 3 })).not.toBeNull()
    expect((await auditOf(target.id)).map(({ action }) => action)).toEqual([
      'user.suspended',
      'user.reinstated',
    ])
  })

  test('nobody changes or suspends themself', async () => {
    const self = { userId: actors.admin.id }
    const codes = [
      changeRole(actors.admin, { ...self, role: 'learner', reason: '' }, context),
      changeRole(actors.admin, { ...self, role: 'admin', reason: '' }, context),
      suspendUser(actors.admin, { ...self, suspended: true, reason: 'test' }, context),
    ].map((work) => expect(work).rejects.toMatchObject({ status: 409, code: 'yourself' }))
    await Promise.all(codes)
    expect(await auditOf(actors.admin.id)).toEqual([])
  })

  test('two last admins who remove each other at the same time leave one', async () => {
    for (let round = 0; round < 5; round++) {
      const rival = await createUser('admin', `Rival ${round}`)
      const remove = (by: UserActor, whom: UserActor) =>
        round % 2 === 0
          ? changeRole(by, { userId: whom.id, role: 'learner', reason: '' }, context)
          : suspendUser(by, { userId: whom.id, suspended: true, reason: 'test' }, context)
      const both = await Promise.allSettled([remove(actors.admin, rival), remove(rival, actors.admin)])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const left = await db().user.findMany({ where: { role: 'admin', suspendedAt: null } })
      expect(left).toHaveLength(1)
      actors.admin = { ...actors.admin, id: left[0]!.id }
    }
  })

  test('a signed-in admin whose role was taken a moment ago changes nothing', async () => {
    const former = await createUser('admin', 'Former')
    const target = await createUser('learner', 'Target')
    await changeRole(actors.admin, { userId: former.id, role: 'learner', reason: '' }, context)
    const late = changeRole(former, { userId: target.id, role: 'admin', reason: '' }, context)
    await expect(late).rejects.toMatchObject({ code: 'not-admin' })
    expect((await userRow(target.id)).role).toBe('learner')
  })

  test('an unknown account is not found', async () => {
    const unknown = { userId: crypto.randomUUID() }
    expect(
      await outcome(() => changeRole(actors.admin, { ...unknown, role: 'author', reason: '' }, context)),
    ).toBe('404')
    expect(await outcome(() => getLearner(actors.admin, unknown, context))).toBe('404')
    expect(await outcome(() => getLearner(actors.admin, { userId: actors.author.id }, context))).toBe('404')
  })

  test('accounts are searched without case, and % and _ are no wildcards', async () => {
    // A z, because the random addresses of the others are hexadecimal.
    await createUser('learner', 'Per_cent zz%')
    const find = async (search: string) =>
      (await listUsers(actors.auditor, userQuerySchema.parse({ search }))).rows.map(({ name }) => name)
    expect(await find('per_CENT')).toEqual(['Per_cent zz%'])
    expect(await find('zz%')).toEqual(['Per_cent zz%'])
    expect(await find('per%xyz')).toEqual([])
    expect(await find('z__%')).toEqual(isSqlite() ? await find('z') : [])
    expect(await find('%e'.repeat(100))).toEqual(isSqlite() ? await find('e') : [])
  })

  test('pages of accounts cover everybody once, and no row holds a secret', async () => {
    const total = await db().user.count()
    const pages = Math.ceil(total / 50)
    const rows = []
    for (let page = 1; page <= pages; page++)
      rows.push(...(await listUsers(actors.admin, userQuerySchema.parse({ sort: 'role', page }))).rows)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
    expect(Object.keys(rows[0]!).sort()).toEqual(
      ['createdAt', 'email', 'id', 'isYou', 'lastSeenAt', 'name', 'role', 'suspendedAt'].sort(),
    )
  })

  test('the audit chain holds after all of this', async () => {
    expect(await verifyAuditChain(db())).toBeNull()
  })
})

/**
 * Three learners and an admin are given certificates: one of the learners two of them, another one that is revoked. The
 * learners who hold one that stands.
 */
async function certifySome(): Promise<ReadonlySet<string>> {
  const course = await db().course.findFirstOrThrow()
  const learners = await db().user.findMany({ where: { role: 'learner', enrolments: { some: {} } }, take: 3 })
  const ids = learners.map(({ id }) => id)
  const [twice = '', once = '', revoked = ''] = ids
  const issue = (userId: string, edition: string) => {
    const counted = { lessons: 1, quizzes: 1, labs: 1 }
    const printed = { holder: 'H', courseId: course.id, courseTitle: course.title, edition, issuedAt: now }
    return transaction((tx) =>
      createCertificate(tx, { ...counted, ...printed, code: crypto.randomUUID(), userId, signature: '' }),
    )
  }
  for (const userId of [...ids, actors.admin.id]) await issue(userId, '1')
  await issue(twice, '2')
  await transaction((tx) =>
    tx.certificate.updateMany({
      where: { userId: revoked },
      data: { revokedAt: now, revokedFor: 'integrity' },
    }),
  )
  return new Set([twice, once])
}

describeOnBothDatabases('the dashboard', () => {
  test('the funnel equals a count of the rows, staff left out', async () => {
    await enrolStaff()
    const holders = await certifySome()
    const dashboard = await getDashboard(actors.admin, context)
    const learners = await db().user.findMany({
      where: { role: 'learner', enrolments: { some: {} } },
      include: { lessonProgress: true, attempts: { include: { grade: true } } },
    })
    const lessons = await db().lesson.findMany({
      where: { publishedVersionId: { not: null }, retiredAt: null },
    })
    const quizzes = await db().quiz.findMany({ where: { currentVersionId: { not: null } } })
    const completed = (id: string) =>
      learners.filter((l) => l.lessonProgress.some((p) => p.lessonId === id && p.completedAt)).length
    const passed = learners.filter(
      (l) =>
        lessons.every(({ id }) => l.lessonProgress.some((p) => p.lessonId === id && p.completedAt)) &&
        quizzes.every(({ id }) => l.attempts.some((a) => a.quizId === id && a.grade?.passed)),
    ).length
    const counts = Object.fromEntries(dashboard!.funnel.stages.map(({ id, count }) => [id, count]))
    expect(counts).toEqual({
      enrolled: learners.length,
      started: learners.filter((l) => l.lessonProgress.length > 0).length,
      ...Object.fromEntries(lessons.map(({ id }) => [`lesson:${id}`, completed(id)])),
      passed,
      certified: holders.size,
    })
    expect(dashboard!.enrolled).toBe(60)
    expect(passed).toBeGreaterThan(0)
    const { rows } = (await findLearners(learnerQuerySchema.parse({ stage: 'certified' }), {
      now,
      timeZone: 'UTC',
    }))!
    expect(new Set(rows.map(({ learner }) => learner.id))).toEqual(holders)
    const medianDays = dashboard!.funnel.stages.at(-1)?.medianDays
    expect(medianDays).toBeGreaterThan(0)
  })

  test('activity by day equals a count of the rows in the time zone of the reader', async () => {
    const reader = { ...actors.admin, timeZone: 'Asia/Kathmandu' }
    const dashboard = await getDashboard(reader, context)
    const dateOf = (at: Date) => new Date(at.getTime() + 345 * 60_000).toISOString().slice(0, 10)
    const perDay = new Map<string, Set<string>>()
    const note = (userId: string, ...times: (Date | null)[]) => {
      for (const at of times)
        if (at) perDay.set(dateOf(at), (perDay.get(dateOf(at)) ?? new Set()).add(userId))
    }
    const isLearner = { user: { role: 'learner' as const, enrolments: { some: {} } } }
    for (const p of await db().lessonProgress.findMany({ where: isLearner }))
      note(p.userId, p.startedAt, p.completedAt, p.updatedAt)
    for (const c of await db().checkResponse.findMany({ where: isLearner })) note(c.userId, c.answeredAt)
    for (const a of await db().attempt.findMany({ where: isLearner }))
      note(a.userId, a.startedAt, a.submittedAt)
    for (const s of await db().labSubmission.findMany({ where: isLearner })) note(s.userId, s.submittedAt)
    for (const r of await db().reviewLog.findMany({ where: isLearner })) note(r.userId, r.reviewedAt)
    const days = dashboard!.activity.days
    expect(days).toHaveLength(29)
    expect(days.at(-1)?.date).toBe('2026-03-02')
    expect(days.map(({ people }) => people)).toEqual(days.map(({ date }) => perDay.get(date)?.size ?? 0))
    expect(Math.max(...days.map(({ people }) => people))).toBeGreaterThan(3)
    const busiest = days.toSorted((a, b) => b.people - a.people)[0]!
    const listed = await getLearnerMatrix(reader, { ...everyone, active: busiest.date, page: 1 }, context)
    expect(new Set(listed.rows.map(({ id }) => id))).toEqual(perDay.get(busiest.date))
  })

  test('quiz results equal the rows of first attempts', async () => {
    const quiz = await db().quiz.findFirstOrThrow({ where: { currentVersionId: { not: null } } })
    const results = await getQuizResults(actors.teachingAssistant, { quizId: quiz.id })
    const attempts = await db().attempt.findMany({
      where: { quizId: quiz.id, grade: { isNot: null }, user: { role: 'learner', enrolments: { some: {} } } },
      include: { grade: true, items: { include: { result: true, questionVersion: true } } },
      orderBy: { number: 'asc' },
    })
    const first = new Map<string, (typeof attempts)[number]>()
    for (const attempt of attempts) if (!first.has(attempt.userId)) first.set(attempt.userId, attempt)
    expect(results.attempts).toBe(attempts.length)
    expect(results.learners).toBe(first.size)
    expect(results.passed.n).toBe(first.size)
    expect(results.scores?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(first.size)
    for (const { questionId, summary } of results.questions) {
      const scores = [...first.values()].flatMap(({ items }) =>
        items.filter((i) => i.questionVersion.questionId === questionId).map((i) => i.result!.score),
      )
      expect(summary.n).toBe(scores.length)
      if (summary.type !== 'rated') continue
      expect(summary.facility).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 10)
      expect(summary.fullMarks).toBe(scores.filter((score) => score === 1).length)
    }
    expect(JSON.stringify(results)).not.toMatch(/"correct"|"feedback"|"explanation"/)
  })

  test('a quiz that four people took says nothing but how many they are', async () => {
    const source = await db().quiz.findFirstOrThrow({ where: { currentVersionId: { not: null } } })
    const version = await db().quizVersion.findFirstOrThrow({ where: { quizId: source.id } })
    const learners = await db().user.findMany({ where: { email: { endsWith: '@class.example' } }, take: 4 })
    await transaction(async (tx) => {
      await tx.quiz.create({
        data: { id: 'tiny-quiz', moduleId: source.moduleId, title: 'Tiny', summary: '', minutes: 1 },
      })
      const { id: _, ...copy } = version
      const tiny = await tx.quizVersion.create({ data: { ...copy, quizId: 'tiny-quiz' } as never })
      await tx.quiz.update({ where: { id: 'tiny-quiz' }, data: { currentVersionId: tiny.id } })
      for (const { id: userId } of learners)
        await tx.attempt.create({
          data: {
            userId,
            quizId: 'tiny-quiz',
            quizVersionId: tiny.id,
            number: 1,
            seed: 1,
            policy: version.policy as object,
            status: 'submitted',
            startedAt: now,
            submittedAt: now,
            grade: { create: { score: 1, maxScore: 2, passed: false, graderVersion: 1, gradedAt: now } },
          },
        })
    })
    const results = await getQuizResults(actors.admin, { quizId: 'tiny-quiz' })
    expect(results).toMatchObject({ learners: 4, passed: { type: 'too-few', n: 4 }, scores: null })
    for (const { summary } of results.questions) expect(summary).toEqual({ type: 'too-few', n: 0 })
    await transaction((tx) =>
      tx.quiz.update({ where: { id: 'tiny-quiz' }, data: { currentVersionId: null } }),
    )
  })

  test('every bar of the charts lists exactly the learners it counts', async () => {
    const dashboard = (await getDashboard(actors.admin, context))!
    const count = async (query: object) =>
      (await getLearnerMatrix(actors.admin, { ...learnerQuerySchema.parse(query), page: 1 }, context)).total
    for (const { id, count: shown, dropped } of dashboard.funnel.stages) {
      expect(await count({ stage: id })).toBe(shown)
      if (id !== 'enrolled') expect(await count({ dropped: id })).toBe(dropped)
    }
    expect(await count({ risk: 'any' })).toBe(dashboard.atRisk.length)
    const results = await getQuizResults(actors.admin, { quizId: dashboard.quizzes[0]!.id })
    for (const { index, count: shown } of results.scores!.bins)
      expect(await count({ quiz: results.id, bin: String(index) })).toBe(shown)
  })

  test('the CSV has the rows of the table in its order, and no cell can be a formula', async () => {
    const [victim] = await db().user.findMany({ where: { email: { endsWith: '@class.example' } }, take: 1 })
    const name = '=HYPERLINK("http://evil.example","x"),\nnext'
    await transaction((tx) => tx.user.update({ where: { id: victim!.id }, data: { name } }))
    const query = learnerQuerySchema.parse({ sort: 'done', direction: 'desc' })
    const rows = parseCsv(await readCsv(actors.auditor, query))
    const pages = await Promise.all(
      [1, 2].map((page) => getLearnerMatrix(actors.auditor, { ...query, page }, context)),
    )
    expect(rows.slice(1).map((row) => row[1])).toEqual(
      pages.flatMap(({ rows }) => rows.map(({ email }) => email)),
    )
    expect(rows.find((row) => row[1] === victim!.email)?.[0]).toBe(`'${name}`)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/)
    const audits = await db().auditEvent.findMany({
      where: { action: 'progress.exported' },
      orderBy: { seq: 'desc' },
    })
    expect(audits[0]).toMatchObject({ actorId: actors.auditor.id, after: { learners: 60 } })
  })

  test('the record of one learner agrees with the table', async () => {
    const { rows } = await getLearnerMatrix(
      actors.admin,
      { ...everyone, sort: 'done', direction: 'desc', page: 1 },
      context,
    )
    const learner = await getLearner(actors.teachingAssistant, { userId: rows[0]!.id }, context)
    expect(learner).toMatchObject({ name: rows[0]!.name, done: rows[0]!.done })
    expect(learner.lessons.filter(({ completedAt }) => completedAt)).toHaveLength(rows[0]!.done)
    expect(learner.lessons.some(({ checks }) => checks.answered > 0)).toBe(true)
  })
})

/** Staff who try the course out must not count. */
async function enrolStaff(): Promise<void> {
  const course = await db().course.findFirstOrThrow()
  const lesson = await db().lesson.findFirstOrThrow({ where: { publishedVersionId: { not: null } } })
  for (const role of ['author', 'teachingAssistant'] as const) {
    const userId = actors[role].id
    await transaction(async (tx) => {
      await tx.enrolment.create({ data: { userId, courseId: course.id, enrolledAt: now } })
      await tx.lessonProgress.create({
        data: {
          userId,
          lessonId: lesson.id,
          stepsDone: [],
          percent: 100,
          startedAt: now,
          completedAt: now,
          updatedAt: now,
        },
      })
    })
  }
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 1)
}
