import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { visitor } from '#lib/domain/access/policy.ts'
import { GRACE_MS } from '#lib/domain/attempts/attempt-rules.ts'
import { authoredQuestionSchema } from '#lib/domain/questions/authored-question.ts'
import { drawQuestion } from '#lib/domain/questions/draw-question.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { getAttemptResult } from '#lib/services/quizzes/get-attempt-result.ts'
import { getQuiz } from '#lib/services/quizzes/get-quiz.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { type QuizOptions, storeQuiz } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const nine = new Date('2026-03-02T09:00:00Z')
const at = (minutes: number, ms = 0) => requestContext(new Date(nine.getTime() + minutes * 60_000 + ms))
const key = () => crypto.randomUUID()

async function started(options: QuizOptions = {}) {
  const actor = await newLearner()
  const quizId = await storeQuiz(options)
  const { attemptId } = await startAttempt(actor, { quizId }, at(0))
  const view = await getAttempt(actor, { attemptId }, at(0))
  return { actor, quizId, attemptId, items: view?.items ?? [] }
}

const text = (value: string): Response => ({ type: 'text', text: value })
const textOnly = { questions: [questions.text] }

const drawnTask = authoredQuestionSchema.parse({
  ...{ id: 'drawn-1', type: 'generated', stem: 'Trace it.', difficulty: 'medium' },
  ...{ simulation: 'scheduling', generator: 'average-response', settings: { policy: 'rr' } },
})

describeOnBothDatabases('attempts', () => {
  test('a generated question is drawn for the attempt, stays as drawn, and is graded by the run of its simulation', async () => {
    const first = await started({ questions: [drawnTask] })
    const second = await started({ id: first.quizId, questions: [drawnTask] })
    const stemOf = ({ items }: typeof first) => items[0]!.question.stem.html
    expect(stemOf(first)).not.toBe(stemOf(second))
    expect(JSON.stringify(first.items)).not.toMatch(/"(answer|tolerance|feedback|explanation|drawn|seed)"/)

    const row = await db().attemptItem.findFirstOrThrow({ where: { attemptId: first.attemptId } })
    const { seed, question } = row.drawn as { seed: number; question: { answer: number } }
    expect(drawQuestion(drawnTask, seed)).toEqual(question)

    const { actor, attemptId } = first
    await storeQuiz({ id: first.quizId, questions: [{ ...drawnTask, stem: 'Changed.' } as typeof drawnTask] })
    const again = await getAttempt(actor, { attemptId }, at(1))
    expect(again?.items[0]?.question.stem.html).toBe(stemOf(first))

    const response = { type: 'numeric', text: String(question.answer) } as const
    await saveResponse(actor, { attemptId, itemId: row.id, response, revision: 0 }, at(1))
    expect(await submitAttempt(actor, { attemptId, submitKey: key() }, at(2))).toMatchObject({ score: 1 })
    const result = await getAttemptResult(actor, { attemptId }, at(3))
    const html = result?.items?.[0]?.review.explanation.html
    expect(html).toMatch(/The average response time is [\d.]+ ticks/)
    expect(html).toContain('gets the CPU')
  })

  test('an attempt shows every question once, numbered, with no key in it', async () => {
    const { items } = await started()
    expect(items.map(({ question }) => question.type).toSorted()).toEqual(
      allQuestions.map(({ type }) => type).toSorted(),
    )
    expect(JSON.stringify(items)).not.toMatch(/CANARY|tolerance|"correct"|sjf|"embryo"/)
  })

  test('twenty starts at once give one attempt', async () => {
    const actor = await newLearner()
    const quizId = await storeQuiz()
    const starts = await Promise.all(Array.from({ length: 20 }, () => startAttempt(actor, { quizId }, at(0))))
    expect(new Set(starts.map(({ attemptId }) => attemptId)).size).toBe(1)
    expect(await db().attempt.count({ where: { userId: actor.id } })).toBe(1)
  })

  test('twenty starts at once with one attempt left give one, then none', async () => {
    const { actor, quizId, attemptId } = await started({ policy: { attempts: 2 } })
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))
    const starts = await Promise.all(Array.from({ length: 20 }, () => startAttempt(actor, { quizId }, at(2))))
    const [second] = starts
    expect(new Set(starts.map((start) => start.attemptId)).size).toBe(1)
    await submitAttempt(actor, { attemptId: second!.attemptId, submitKey: key() }, at(3))
    const more = await Promise.allSettled(
      Array.from({ length: 20 }, () => startAttempt(actor, { quizId }, at(4))),
    )
    for (const outcome of more)
      expect(outcome).toMatchObject({ reason: { status: 409, code: 'attempt-limit' } })
    expect(await db().attempt.count({ where: { userId: actor.id } })).toBe(2)
  })

  test('the cooldown says when the next attempt opens', async () => {
    const { actor, quizId, attemptId } = await started({ policy: { cooldownMinutes: 30 } })
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(10))
    await expect(startAttempt(actor, { quizId }, at(39))).rejects.toMatchObject({
      code: 'cooldown',
      details: { availableAt: at(40).now.toISOString() },
    })
    expect(await getQuiz(actor, { quizId }, at(39))).toMatchObject({ next: { type: 'wait' } })
    await startAttempt(actor, { quizId }, at(40))
  })

  test('answers come back on another device as they were saved', async () => {
    const { actor, attemptId, items } = await started()
    const answers: Record<string, Response> = {
      single: { type: 'single', choice: '2' },
      multiple: { type: 'multiple', choices: ['1', '3'] },
      numeric: { type: 'numeric', text: '12,' },
      text: text('convoy'),
      ordering: { type: 'ordering', order: ['3', '1', '2'] },
      matching: { type: 'matching', pairs: { '1': '2', '3': '3' } },
      trace: { type: 'trace', cells: { '2': '3', '4': 'five' } },
      schedule: { type: 'schedule', turns: ['main', 'main', 'main', 'T1'] },
    }
    for (const { id, question } of items) {
      const response = answers[question.type]!
      expect(await saveResponse(actor, { attemptId, itemId: id, response, revision: 0 }, at(1))).toEqual({
        revision: 1,
      })
    }
    const again = await getAttempt(actor, { attemptId }, at(2))
    for (const { question, response, revision } of again!.items) {
      expect(response).toEqual(answers[question.type])
      expect(revision).toBe(1)
    }
  })

  test('an answer can be taken back', async () => {
    const { actor, attemptId, items } = await started(textOnly)
    const itemId = items[0]!.id
    await saveResponse(actor, { attemptId, itemId, response: text('a'), revision: 0 }, at(1))
    await saveResponse(actor, { attemptId, itemId, response: null, revision: 1 }, at(1))
    expect(await getAttempt(actor, { attemptId }, at(1))).toMatchObject({
      items: [{ response: null, revision: 2 }],
    })
  })

  test('a stale autosave is refused with the stored answer, and overwrites nothing', async () => {
    const { actor, attemptId, items } = await started(textOnly)
    const save = (response: Response, revision: number) =>
      saveResponse(actor, { attemptId, itemId: items[0]!.id, response, revision }, at(1))
    await save(text('first tab'), 0)
    await expect(save(text('second tab'), 0)).rejects.toMatchObject({
      status: 409,
      code: 'conflict',
      details: { response: text('first tab'), revision: 1 },
    })
    expect(await save(text('first tab'), 0)).toEqual({ revision: 1 })
    expect(await save(text('second tab'), 1)).toEqual({ revision: 2 })
  })

  test('of two autosaves of one revision at once, one is refused', async () => {
    const { actor, attemptId, items } = await started(textOnly)
    const save = (value: string) =>
      saveResponse(actor, { attemptId, itemId: items[0]!.id, response: text(value), revision: 0 }, at(1))
    const outcomes = await Promise.allSettled([save('one'), save('two'), save('three')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('twenty submits at once, with equal and different keys, give one result', async () => {
    const { actor, attemptId, items } = await started(textOnly)
    await saveResponse(
      actor,
      { attemptId, itemId: items[0]!.id, response: text('the convoy'), revision: 0 },
      at(1),
    )
    const shared = key()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        submitAttempt(actor, { attemptId, submitKey: i % 2 ? key() : shared }, at(2)),
      ),
    )
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(outcomes[0]).toEqual({ attemptId, status: 'submitted', score: 1, maxScore: 1, passed: true })
    expect(await db().grade.count({ where: { attemptId } })).toBe(1)
    expect(await submitAttempt(actor, { attemptId, submitKey: shared }, at(500))).toEqual(outcomes[0])
  })

  test('an answer acknowledged beside a submit is graded, or was refused', async () => {
    for (let round = 0; round < 10; round++) {
      const { actor, attemptId, items } = await started(textOnly)
      const saving = saveResponse(
        actor,
        { attemptId, itemId: items[0]!.id, response: text('the convoy'), revision: 0 },
        at(1),
      )
      const [saved, submitted] = await Promise.allSettled([
        saving,
        submitAttempt(actor, { attemptId, submitKey: key() }, at(1)),
      ])
      const score = submitted.status === 'fulfilled' ? submitted.value.score : -1
      expect(score).toBe(saved.status === 'fulfilled' ? 1 : 0)
      if (saved.status === 'rejected') expect(saved.reason).toMatchObject({ status: 409, code: 'closed' })
    }
  })

  test('a number that cannot be read keeps the submit back and uses no try', async () => {
    const { actor, attemptId, items } = await started({ questions: [questions.numeric] })
    const save = (value: string, revision: number) =>
      saveResponse(
        actor,
        { attemptId, itemId: items[0]!.id, response: { type: 'numeric', text: value }, revision },
        at(1),
      )
    await save('12,5', 0)
    await expect(submitAttempt(actor, { attemptId, submitKey: key() }, at(1))).rejects.toMatchObject({
      status: 422,
      details: { items: [{ itemId: items[0]!.id, number: 1 }] },
    })
    await save('25/2', 1)
    expect(await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))).toMatchObject({ score: 1 })
  })

  test('what was saved by the deadline is graded, whoever looks first', async () => {
    const limited = { ...textOnly, policy: { timeLimitMinutes: 10, cooldownMinutes: 60 } }
    const { actor, quizId, attemptId, items } = await started(limited)
    const save = (value: string, revision: number, context: ReturnType<typeof at>) =>
      saveResponse(actor, { attemptId, itemId: items[0]!.id, response: text(value), revision }, context)
    await save('wrong', 0, at(5))
    await save('the convoy', 1, at(10, GRACE_MS))
    await expect(save('later', 2, at(10, GRACE_MS + 1))).rejects.toMatchObject({
      status: 409,
      code: 'closed',
    })
    expect(await getAttempt(actor, { attemptId }, at(11))).toBeNull()
    expect(await getAttemptResult(actor, { attemptId }, at(12))).toMatchObject({
      ...{ status: 'expired', score: 1, submittedAt: at(10).now.toISOString() },
    })
    expect(await submitAttempt(actor, { attemptId, submitKey: key() }, at(13))).toMatchObject({
      status: 'expired',
    })
    await expect(startAttempt(actor, { quizId }, at(69))).rejects.toMatchObject({ code: 'cooldown' })
  })

  test('a submit after the deadline counts as expired; twenty readers at once close it once', async () => {
    const limited = { ...textOnly, policy: { timeLimitMinutes: 10 } }
    const late = await started(limited)
    expect(
      await submitAttempt(late.actor, { attemptId: late.attemptId, submitKey: key() }, at(11)),
    ).toMatchObject({ status: 'expired', score: 0 })
    const { actor, attemptId } = await started(limited)
    const results = await Promise.all(
      Array.from({ length: 20 }, () => getAttemptResult(actor, { attemptId }, at(20))),
    )
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  })

  test('a server clock that is set back by hours loses no answer, and the attempt ends once and not before it began', async () => {
    const limited = { ...textOnly, policy: { timeLimitMinutes: 10, cooldownMinutes: 5 } }
    const { actor, quizId, attemptId, items } = await started(limited)
    const save = (value: string, revision: number, context: ReturnType<typeof at>) =>
      saveResponse(actor, { attemptId, itemId: items[0]!.id, response: text(value), revision }, context)
    await save('wrong', 0, at(5))
    await save('the convoy', 1, at(-180))
    expect((await getAttempt(actor, { attemptId }, at(-179)))?.items[0]).toMatchObject({ revision: 2 })
    const submits = await Promise.all(
      Array.from({ length: 20 }, () => submitAttempt(actor, { attemptId, submitKey: key() }, at(-170))),
    )
    expect(new Set(submits.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    const { startedAt, submittedAt, score } = (await getAttemptResult(actor, { attemptId }, at(-160)))!
    expect({ startedAt, submittedAt, score }).toEqual({
      ...{ startedAt: at(0).now.toISOString(), submittedAt: at(0).now.toISOString(), score: 1 },
    })
    await expect(startAttempt(actor, { quizId }, at(4))).rejects.toMatchObject({ code: 'cooldown' })
    expect((await startAttempt(actor, { quizId }, at(5))).attemptId).not.toBe(attemptId)
  })

  test('an edited quiz changes neither an open nor a closed attempt', async () => {
    const { actor, quizId, attemptId, items } = await started(textOnly)
    const before = await getAttempt(actor, { attemptId }, at(0))
    const edited = { ...questions.text, stem: 'Another question?', accepted: ['other'] }
    await storeQuiz({ id: quizId, questions: [edited], policy: { passPercent: 0 } })
    expect((await getAttempt(actor, { attemptId }, at(0)))?.items).toEqual(before?.items)
    await saveResponse(
      actor,
      { attemptId, itemId: items[0]!.id, response: text('the convoy'), revision: 0 },
      at(1),
    )
    expect(await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))).toMatchObject({ score: 1 })
    await storeQuiz({ id: quizId, questions: [questions.numeric] })
    const result = await getAttemptResult(actor, { attemptId }, at(2))
    expect(result).toMatchObject({ score: 1, passPercent: 70, items: [{ review: { given: 'the convoy' } }] })
    const next = await startAttempt(actor, { quizId }, at(3))
    expect(await getAttempt(actor, next, at(3))).toMatchObject({ items: [{ question: { type: 'numeric' } }] })
  })

  test('syncing the same quiz again makes no version; changing it back returns to the old one', async () => {
    const quizId = await storeQuiz()
    await storeQuiz({ id: quizId })
    const versions = () => db().quizVersion.findMany({ where: { quizId }, orderBy: { number: 'asc' } })
    expect(await versions()).toHaveLength(1)
    await storeQuiz({ id: quizId, questions: [questions.text] })
    await storeQuiz({ id: quizId })
    const [first] = await versions()
    expect(await versions()).toHaveLength(2)
    expect(await db().quiz.findUnique({ where: { id: quizId } })).toMatchObject({
      currentVersionId: first!.id,
    })
  })

  test('keys appear only when the policy opens them', async () => {
    const { actor, quizId, attemptId } = await started({
      ...textOnly,
      policy: { attempts: 2, reveal: 'after-last-attempt' },
    })
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))
    const closed = await getAttemptResult(actor, { attemptId }, at(2))
    expect(closed).toMatchObject({ items: null, attemptsLeft: 1 })
    expect(JSON.stringify(closed)).not.toContain('CANARY')
    const last = await startAttempt(actor, { quizId }, at(3))
    await submitAttempt(actor, { ...last, submitKey: key() }, at(4))
    const opened = await getAttemptResult(actor, { attemptId }, at(5))
    expect(opened?.items?.[0]?.review).toMatchObject({ explanation: { html: 'CANARY-explanation' } })
  })

  test('a right answer is evidence for the objectives of its question', async () => {
    const { actor, attemptId, items } = await started({ questions: [questions.numeric, questions.single] })
    const numeric = items.find(({ question }) => question.type === 'numeric')!
    const response = { type: 'numeric', text: '12.5 ticks' } as const
    await saveResponse(actor, { attemptId, itemId: numeric.id, response, revision: 0 }, at(1))
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))
    const evidence = await db().objectiveEvidence.findMany({ where: { userId: actor.id } })
    expect(evidence).toMatchObject([{ objectiveId: 'know-numeric', kind: 'quiz', reference: attemptId }])
  })

  test("somebody else's attempt looks exactly like one that is not there", async () => {
    const { attemptId, items } = await started(textOnly)
    const other = await newLearner()
    const save = { itemId: items[0]!.id, response: text('x'), revision: 0 }
    for (const id of [attemptId, key()]) {
      const missing = { status: 404, code: 'not-found' }
      await expect(getAttempt(other, { attemptId: id }, at(0))).rejects.toMatchObject(missing)
      await expect(getAttemptResult(other, { attemptId: id }, at(0))).rejects.toMatchObject(missing)
      await expect(saveResponse(other, { attemptId: id, ...save }, at(0))).rejects.toMatchObject(missing)
      await expect(submitAttempt(other, { attemptId: id, submitKey: key() }, at(0))).rejects.toMatchObject(
        missing,
      )
    }
    const mine = await started(textOnly)
    await expect(
      saveResponse(mine.actor, { attemptId: mine.attemptId, ...save }, at(0)),
    ).rejects.toMatchObject({ status: 404 })
    await expect(startAttempt(visitor, { quizId: mine.quizId }, at(0))).rejects.toMatchObject({ status: 401 })
  })

  test.each<Response>([
    { type: 'single', choice: '1' },
    { type: 'text', text: 'x' },
  ])('an answer of another kind, or to a part that is not there, is 400: %j', async (response) => {
    const { actor, attemptId, items } = await started({ questions: [questions.multiple] })
    const save = { attemptId, itemId: items[0]!.id, revision: 0 }
    await expect(saveResponse(actor, { ...save, response }, at(1))).rejects.toMatchObject({ status: 400 })
    const beyond: Response = { type: 'multiple', choices: ['9'] }
    await expect(saveResponse(actor, { ...save, response: beyond }, at(1))).rejects.toMatchObject({
      details: { reason: 'unknown-part' },
    })
  })

  test('the best attempt counts on the page of the quiz', async () => {
    const { actor, quizId, attemptId, items } = await started(textOnly)
    await saveResponse(
      actor,
      { attemptId, itemId: items[0]!.id, response: text('the convoy'), revision: 0 },
      at(1),
    )
    await submitAttempt(actor, { attemptId, submitKey: key() }, at(1))
    const second = await startAttempt(actor, { quizId }, at(2))
    await submitAttempt(actor, { ...second, submitKey: key() }, at(3))
    const page = await getQuiz(actor, { quizId }, at(4))
    expect(page.past.map(({ number, score, counts }) => [number, score, counts])).toEqual([
      [1, 1, true],
      [2, 0, false],
    ])
    expect(page.next).toEqual({ type: 'start', isFirst: false })
    expect(JSON.stringify(page)).not.toContain('CANARY')
  })
})
