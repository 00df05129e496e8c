import { expect, test } from 'vitest'
import { db, transaction } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/users.ts'
import { type Role, roles, type UserActor, visitor } from '#lib/domain/access/policy.ts'
import { authoredQuestionSchema } from '#lib/domain/questions/authored-question.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { getAttemptResult } from '#lib/services/quizzes/get-attempt-result.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { answerReports, answerReportsSchema } from '#lib/services/reports/answer-reports.ts'
import { listOwnReports } from '#lib/services/reports/list-own-reports.ts'
import { listReportedQuestions } from '#lib/services/reports/list-reported-questions.ts'
import {
  getCheckReport,
  reportQuestion,
  reportQuestionSchema,
} from '#lib/services/reports/report-question.ts'
import { seeAnswers } from '#lib/services/reports/see-answers.ts'
import { storeCheckLesson } from '#tests/factories/check-lesson.ts'
import { storeQuiz } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const key = () => crypto.randomUUID()
const at = (minutes: number) =>
  requestContext(new Date(Date.parse('2026-03-02T09:00:00Z') + minutes * 60_000))
const TYPO = { reason: 'typo', text: 'A word is missing.' } as const
const WRONG_KEY = { reason: 'wrong-key', text: 'SJF is not the only one.' } as const

async function newStaff(role: Role): Promise<UserActor> {
  const profile = { name: 'Edda', email: `${key()}@school.example`, role }
  const { id } = await transaction((tx) => tx.user.create({ data: profile }))
  return { type: 'user', id, ...profile, timeZone: 'UTC' }
}

/** A learner with an open attempt at a quiz of one question. */
async function started(options: { quizId?: string } = {}) {
  const quizId = options.quizId ?? (await storeQuiz({ questions: [questions.single] }))
  const actor = await newLearner()
  const { attemptId } = await startAttempt(actor, { quizId }, at(0))
  const item = (await getAttempt(actor, { attemptId }, at(0)))!.items[0]!
  const about = { type: 'item', attemptId, itemId: item.id } as const
  return { actor, quizId, attemptId, about }
}

const staffView = async (quizTitle: string, show: 'open' | 'answered' = 'open') => {
  const { questions } = await listReportedQuestions(await newStaff('author'), { show })
  return questions.filter(({ reports }) => reports.some(({ text }) => text.includes(quizTitle)))
}

describeOnBothDatabases('reports on questions', () => {
  test('a report shows at its question and in the list of its reporter, open or closed the attempt', async () => {
    const { actor, attemptId, about } = await started()
    const sent = await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    expect(sent).toEqual({ ...TYPO, status: 'open', note: '' })
    expect((await getAttempt(actor, { attemptId }, at(2)))?.items[0]?.report).toEqual(sent)
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(3))
    expect((await getAttemptResult(actor, { attemptId }, at(4)))?.items?.[0]?.report).toEqual(sent)
    await reportQuestion(actor, { about, ...WRONG_KEY, reportKey: key() }, at(5))
    const [own, ...more] = await listOwnReports(actor)
    expect(more).toEqual([])
    expect(own).toMatchObject({
      ...WRONG_KEY,
      status: 'open',
      place: { label: expect.stringMatching(/question 1$/) },
    })
    expect(own?.place.href).toContain(attemptId)
  })

  test('one key is one report; a further key changes the open one; twenty at once leave one', async () => {
    const { actor, about } = await started()
    const reportKey = key()
    const first = await reportQuestion(actor, { about, ...TYPO, reportKey }, at(1))
    expect(await reportQuestion(actor, { about, ...TYPO, reportKey }, at(2))).toEqual(first)
    const rows = () => db().questionReport.findMany({ where: { userId: actor.id } })
    expect(await rows()).toMatchObject([{ revision: 1, text: TYPO.text }])
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        reportQuestion(actor, { about, ...TYPO, text: `At once ${n}`, reportKey: key() }, at(3)),
      ),
    )
    expect(await rows()).toMatchObject([{ revision: 21, status: 'open' }])
    const other = { type: 'item', attemptId: about.attemptId, itemId: key() } as const
    await expect(
      reportQuestion(actor, { about: other, ...TYPO, reportKey: key() }, at(4)),
    ).rejects.toMatchObject({
      status: 404,
    })
  })

  test('nobody reports into the attempt of somebody else, or sees what they reported', async () => {
    const mine = await started()
    const theirs = await started({ quizId: mine.quizId })
    const report = { about: theirs.about, ...TYPO, reportKey: key() }
    await expect(reportQuestion(mine.actor, report, at(1))).rejects.toMatchObject({ status: 404 })
    await reportQuestion(theirs.actor, report, at(1))
    expect((await getAttempt(mine.actor, { attemptId: mine.attemptId }, at(2)))?.items[0]?.report).toBeNull()
    expect(await listOwnReports(mine.actor)).toEqual([])
  })

  test('a visitor cannot report, and only who edits lessons sees and answers reports', async () => {
    const { actor, about } = await started()
    const report = { about, ...TYPO, reportKey: key() }
    await expect(reportQuestion(visitor, report, at(1))).rejects.toMatchObject({ status: 401 })
    await reportQuestion(actor, report, at(1))
    const row = await db().questionReport.findFirstOrThrow({ where: { userId: actor.id } })
    const answer = (n: number) => ({
      ...({ answerKey: key(), outcome: 'fixed', note: `Done ${n}.` } as const),
      questionVersionId: row.questionVersionId,
      reports: [{ id: row.id, revision: 1 }],
    })
    for (const role of roles) {
      const staff = await newStaff(role)
      const isAllowed = ['author', 'reviewer', 'admin'].includes(role)
      const list = listReportedQuestions(staff, { show: 'open' })
      if (isAllowed) expect((await list).openCount).toBeGreaterThan(0)
      else {
        await expect(list).rejects.toMatchObject({ status: 403 })
        await expect(answerReports(staff, answer(0), at(2))).rejects.toMatchObject({ status: 403 })
      }
    }
    await expect(listReportedQuestions(visitor, { show: 'open' })).rejects.toMatchObject({ status: 401 })
    expect(await answerReports(await newStaff('reviewer'), answer(1), at(3))).toEqual({ answered: 1 })
  })

  test('staff see a question with its key, counts and texts, without names; the page of the learner holds no key', async () => {
    const mark = key()
    const first = await started()
    const second = await started({ quizId: first.quizId })
    const text = (words: string) => `${words} ${mark}`
    await reportQuestion(
      first.actor,
      { about: first.about, reason: 'typo', text: text('a'), reportKey: key() },
      at(1),
    )
    const answer = { about: second.about, reason: 'unclear', text: text('b'), reportKey: key() } as const
    const seen = await reportQuestion(second.actor, answer, at(2))
    const [reported, ...more] = await staffView(mark)
    expect(more).toEqual([])
    expect(reported).toMatchObject({
      questionId: questions.single.id,
      isCurrent: true,
      place: { label: 'Test quiz, question 1', href: `/quiz/${first.quizId}` },
    })
    expect(reported?.counts).toContainEqual({ reason: 'unclear', count: 1 })
    expect(JSON.stringify(reported?.key)).toContain('CANARY')
    expect(JSON.stringify(reported)).not.toContain(first.actor.id)
    expect(JSON.stringify(reported)).not.toContain(first.actor.name)
    expect(JSON.stringify([seen, await listOwnReports(second.actor)])).not.toContain('CANARY')

    await storeQuiz({ id: first.quizId, questions: [{ ...questions.single, stem: 'Which one is it?' }] })
    expect((await staffView(mark))[0]?.isCurrent).toBe(false)
  })

  test('an answer is stored once with its audit row, and the reporter reads it; the next report is a new one', async () => {
    const { actor, attemptId, about } = await started()
    await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    const row = await db().questionReport.findFirstOrThrow({ where: { userId: actor.id } })
    const author = await newStaff('author')
    const answer = {
      ...({ answerKey: key(), outcome: 'fixed', note: 'The word is there now.' } as const),
      questionVersionId: row.questionVersionId,
      reports: [{ id: row.id, revision: 1 }],
    }
    const audited = () => db().auditEvent.findMany({ where: { actorId: author.id } })
    expect(await answerReports(author, answer, at(2))).toEqual({ answered: 1 })
    expect(await answerReports(author, answer, at(3))).toEqual({ answered: 1 })
    expect(await audited()).toMatchObject([
      {
        ...{ action: 'report.fixed', entity: `question:${questions.single.id}`, reason: answer.note },
        after: { status: 'fixed', reports: [row.id] },
      },
    ])
    const again = answerReports(author, { ...answer, answerKey: key(), outcome: 'declined' }, at(4))
    await expect(again).rejects.toMatchObject({ status: 409, code: 'reports-changed' })
    expect(await audited()).toHaveLength(1)
    const report = (await getAttempt(actor, { attemptId }, at(5)))?.items[0]?.report
    expect(report).toEqual({ ...TYPO, status: 'fixed', note: answer.note, unreadId: row.id })
    await reportQuestion(actor, { about, ...WRONG_KEY, reportKey: key() }, at(6))
    expect((await listOwnReports(actor)).map(({ status }) => status)).toEqual(['open', 'fixed'])
  })

  test('an answer counts as unread until its reporter, and nobody else, has seen it', async () => {
    const { actor, attemptId, about } = await started()
    await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    const row = await db().questionReport.findFirstOrThrow({ where: { userId: actor.id } })
    const session = { userId: actor.id, sessionId: key(), sessionVersion: 1 }
    const unread = async () => (await findSessionUser(db(), session))?.unreadAnswers
    const seen = { reportIds: [row.id, key()] }
    await seeAnswers(actor, seen, at(2)) // open: there is nothing to see
    expect(await unread()).toBe(0)
    const read = { questionVersionId: row.questionVersionId, reports: [{ id: row.id, revision: 1 }] }
    const answer = { ...read, answerKey: key(), outcome: 'declined', note: 'It is right.' } as const
    await answerReports(await newStaff('author'), answer, at(3))
    expect(await unread()).toBe(1)
    await seeAnswers(await newLearner(), seen, at(4))
    await expect(seeAnswers(visitor, seen, at(4))).rejects.toMatchObject({ status: 401 })
    expect(await unread()).toBe(1)
    expect((await listOwnReports(actor))[0]?.unreadId).toBe(row.id)

    await Promise.all([seeAnswers(actor, seen, at(5)), seeAnswers(actor, seen, at(5))])
    await seeAnswers(actor, seen, at(6))
    expect(await unread()).toBe(0)
    expect((await listOwnReports(actor))[0]).not.toHaveProperty('unreadId')
    expect((await getAttempt(actor, { attemptId }, at(7)))?.items[0]?.report).not.toHaveProperty('unreadId')
    const { answerSeenAt } = await db().questionReport.findUniqueOrThrow({ where: { id: row.id } })
    expect(answerSeenAt).toEqual(at(5).now)
  })

  test('an answer that was not seen is listed, however many reports came after it', async () => {
    const { actor, about } = await started()
    await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    const row = await db().questionReport.findFirstOrThrow({ where: { userId: actor.id } })
    const answered = { status: 'declined', note: 'It is right.', closedAt: at(2).now, openSlot: null }
    const { itemId, questionVersionId, reason, text } = row
    const later = Array.from({ length: 50 }, (_, n) => ({
      ...{ userId: actor.id, itemId, questionVersionId, reason, text, revision: 1, ...answered },
      ...{ reportedAt: at(3 + n).now, answerSeenAt: at(3 + n).now },
    }))
    await transaction(async (tx) => {
      await tx.questionReport.update({ where: { id: row.id }, data: answered })
      await tx.questionReport.createMany({ data: later })
    })
    const listed = await listOwnReports(actor)
    expect(listed).toHaveLength(51)
    expect(listed.at(-1)).toMatchObject({ id: row.id, unreadId: row.id })
    await seeAnswers(actor, { reportIds: [row.id] }, at(60))
    expect(await listOwnReports(actor)).toHaveLength(50)
  })

  test('a report that was changed since it was read is not answered, and the others with it stay open', async () => {
    const first = await started()
    const second = await started({ quizId: first.quizId })
    for (const { actor, about } of [first, second])
      await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    const rows = await db().questionReport.findMany({
      where: { userId: { in: [first.actor.id, second.actor.id] } },
    })
    await reportQuestion(second.actor, { about: second.about, ...WRONG_KEY, reportKey: key() }, at(2))
    const author = await newStaff('author')
    const answer = {
      ...({ answerKey: key(), outcome: 'declined', note: 'It is right as it is.' } as const),
      questionVersionId: rows[0]!.questionVersionId,
      reports: rows.map(({ id }) => ({ id, revision: 1 })),
    }
    await expect(answerReports(author, answer, at(3))).rejects.toMatchObject({ code: 'reports-changed' })
    expect((await listOwnReports(first.actor))[0]).toMatchObject({ status: 'open', note: '' })
    expect(await db().auditEvent.count({ where: { actorId: author.id } })).toBe(0)
  })

  test('of two who answer the same reports at once, one does', async () => {
    const first = await started()
    const { quizId } = first
    const more = [first, await started({ quizId }), await started({ quizId })]
    for (const { actor, about } of more)
      await reportQuestion(actor, { about, ...TYPO, reportKey: key() }, at(1))
    const rows = await db().questionReport.findMany({
      where: { userId: { in: more.map(({ actor }) => actor.id) } },
    })
    const read = rows.map(({ id }) => ({ id, revision: 1 }))
    const staff = [await newStaff('author'), await newStaff('admin')]
    const outcomes = await Promise.allSettled(
      staff.map((one, n) =>
        answerReports(
          one,
          {
            ...({ answerKey: key(), outcome: 'fixed', note: `Mended by ${n}.` } as const),
            questionVersionId: rows[0]!.questionVersionId,
            reports: n === 0 ? read : read.toReversed(),
          },
          at(2),
        ),
      ),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const notes = await db().questionReport.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
    expect(new Set(notes.map(({ note }) => note)).size).toBe(1)
  })

  test('a knowledge check is reported by lesson and version; a drawn one is kept as it was seen', async () => {
    const drawn = authoredQuestionSchema.parse({
      ...{ id: `drawn-${key()}`, type: 'generated', stem: 'Trace it.', difficulty: 'medium' },
      ...{ simulation: 'scheduling', generator: 'average-response', settings: { policy: 'rr' } },
    })
    const { lessonId, hash: lessonHash } = await storeCheckLesson([drawn])
    const actor = await newLearner()
    const address = { lessonId, lessonHash, questionId: drawn.id }
    expect(await getCheckReport(actor, address)).toEqual({ report: null })
    await expect(getCheckReport(visitor, address)).rejects.toMatchObject({ status: 401 })
    const about = { type: 'check', ...address, seed: 2 ** 32 - 1 } as const
    const people = await Promise.all(Array.from({ length: 5 }, () => newLearner()))
    await Promise.all(
      [actor, ...people].map((one) => reportQuestion(one, { about, ...TYPO, reportKey: key() }, at(1))),
    )
    expect(await getCheckReport(actor, address)).toEqual({ report: { ...TYPO, status: 'open', note: '' } })
    expect((await listOwnReports(actor))[0]?.place.label).toMatch(/^Knowledge check in /)
    const { questions } = await listReportedQuestions(await newStaff('author'), { show: 'open' })
    const reported = questions.find(({ questionId }) => questionId === drawn.id)
    expect(reported).toMatchObject({ isCurrent: true, counts: [{ reason: 'typo', count: 6 }] })
    expect(reported?.key.explanation.html).toMatch(/average response time is [\d.]+ ticks/)
    await storeCheckLesson([{ ...drawn, stem: 'Trace it, please.' } as typeof drawn], lessonId)
    const later = await listReportedQuestions(await newStaff('author'), { show: 'open' })
    expect(later.questions.find(({ questionId }) => questionId === drawn.id)?.isCurrent).toBe(false)
    const missing = { ...about, questionId: 'not-there' }
    await expect(
      reportQuestion(actor, { about: missing, ...TYPO, reportKey: key() }, at(2)),
    ).rejects.toMatchObject({ status: 404 })
  })

  test.each([
    ['a status', { status: 'fixed' }],
    ['an owner', { userId: crypto.randomUUID() }],
    ['a note', { note: 'Fixed.' }],
    ['a revision', { revision: 7 }],
    ['no text', { text: '  ' }],
    ['too long a text', { text: 'x'.repeat(1001) }],
    ['NUL in the text', { text: 'a typo \0 here' }],
    ['an unknown reason', { reason: 'boring' }],
    ['an unknown key inside', { about: { type: 'item', attemptId: key(), itemId: key(), userId: key() } }],
  ])('a report with %s is refused', (_, change) => {
    const about = { type: 'item', attemptId: key(), itemId: key() }
    const report = { about, ...TYPO, reportKey: key() }
    expect(reportQuestionSchema.safeParse(report).success).toBe(true)
    expect(reportQuestionSchema.safeParse({ ...report, ...change }).success).toBe(false)
  })

  test('an answer says nothing but outcome, note and what was read', () => {
    const answer = {
      ...{ answerKey: key(), questionVersionId: key(), outcome: 'fixed', note: 'Mended.' },
      reports: [{ id: key(), revision: 1 }],
    }
    expect(answerReportsSchema.safeParse(answer).success).toBe(true)
    for (const change of [{ closedAt: '2020-01-01' }, { outcome: 'open' }, { note: '' }, { reports: [] }])
      expect(answerReportsSchema.safeParse({ ...answer, ...change }).success).toBe(false)
  })
})
