import { expect, test } from 'vitest'
import { compileDocument } from '#lib/content/compile.ts'
import { db } from '#lib/db/client.ts'
import { visitor } from '#lib/domain/access/policy.ts'
import { authoredQuestionSchema } from '#lib/domain/questions/authored-question.ts'
import { drawQuestion } from '#lib/domain/questions/draw-question.ts'
import { checkOrder } from '#lib/domain/questions/part-order.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { toShown } from '#lib/domain/questions/shown-response.ts'
import { answerCheck } from '#lib/services/checks/answer-check.ts'
import { drawCheck } from '#lib/services/checks/draw-check.ts'
import { storeCheckLesson } from '#tests/factories/check-lesson.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { allQuestions, questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

const shown = (question: Question, response: Response): Response =>
  toShown(question, checkOrder(question), response)!

const right = shown(questions.single, { type: 'single', choice: 'sjf' })
const wrong = shown(questions.single, { type: 'single', choice: 'rr' })
const key = () => crypto.randomUUID()
const rows = (userId: string) => db().checkResponse.findMany({ where: { userId } })

describeOnBothDatabases('knowledge checks', () => {
  test('what a page gets of the checks holds no key', async () => {
    const { source } = await storeCheckLesson()
    const compiled = await compileDocument({ source, file: 'lesson' })
    expect(compiled.ok && Object.keys(compiled.document.questions)).toHaveLength(allQuestions.length)
    expect(JSON.stringify(compiled)).not.toMatch(/CANARY|tolerance|"correct"/)
  })

  test('a visitor is told everything about an answer, and nothing is stored', async () => {
    const { lessonId } = await storeCheckLesson()
    const input = { lessonId, questionId: 'single-1', response: wrong, answerKey: key() }
    expect(await answerCheck(visitor, input, requestContext())).toMatchObject({
      ...{ isRight: false, explanation: { html: 'CANARY-explanation' } },
    })
    expect(await db().checkResponse.count({ where: { lessonId } })).toBe(0)
  })

  test('the first score and the latest answer of a learner are kept, and a right one is evidence', async () => {
    const { lessonId } = await storeCheckLesson()
    const actor = await newLearner()
    const answer = (response: Response) =>
      answerCheck(actor, { lessonId, questionId: 'single-1', response, answerKey: key() }, requestContext())
    await answer(wrong)
    expect(await db().objectiveEvidence.count({ where: { userId: actor.id } })).toBe(0)
    await answer(right)
    expect(await rows(actor.id)).toMatchObject([
      { response: { type: 'single', choice: 'sjf' }, score: 1, firstScore: 0, tries: 2 },
    ])
    expect(await db().objectiveEvidence.findMany({ where: { userId: actor.id } })).toMatchObject([
      { objectiveId: 'know-single', kind: 'check', reference: 'single-1' },
    ])
  })

  test('an answer sent twenty times at once counts as one try', async () => {
    const { lessonId } = await storeCheckLesson()
    const actor = await newLearner()
    const input = { lessonId, questionId: 'single-1', response: right, answerKey: key() }
    await Promise.all(Array.from({ length: 20 }, () => answerCheck(actor, input, requestContext())))
    expect(await rows(actor.id)).toMatchObject([{ tries: 1, score: 1 }])
  })

  test('an answer is graded against the version its reader saw', async () => {
    const before = await storeCheckLesson()
    const { lessonId } = before
    const swapped = {
      ...questions.single,
      options: questions.single.options.map((option) => ({ ...option, correct: option.id === 'rr' })),
    }
    await storeCheckLesson([swapped], lessonId)
    const input = { lessonId, questionId: 'single-1', response: right }
    const pinned = { ...input, lessonHash: before.hash, answerKey: key() }
    expect(await answerCheck(visitor, pinned, requestContext())).toMatchObject({ isRight: true })
    expect(await answerCheck(visitor, { ...input, answerKey: key() }, requestContext())).toMatchObject({
      isRight: false,
    })
  })

  test('a number that cannot be read is 422 and no try', async () => {
    const { lessonId } = await storeCheckLesson()
    const actor = await newLearner()
    const response: Response = { type: 'numeric', text: 'twelve' }
    await expect(
      answerCheck(actor, { lessonId, questionId: 'numeric-1', response, answerKey: key() }, requestContext()),
    ).rejects.toMatchObject({ status: 422, code: 'unreadable-answer' })
    expect(await rows(actor.id)).toEqual([])
  })

  test('a check that is not there is 404, an answer of another kind 400', async () => {
    const { lessonId } = await storeCheckLesson([questions.single])
    const input = { lessonId, questionId: 'single-1', response: right, answerKey: key() }
    for (const address of [{ questionId: 'none' }, { lessonId: 'none' }, { lessonHash: '0'.repeat(64) }])
      await expect(answerCheck(visitor, { ...input, ...address }, requestContext())).rejects.toMatchObject({
        status: 404,
      })
    const response: Response = { type: 'text', text: 'sjf' }
    await expect(answerCheck(visitor, { ...input, response }, requestContext())).rejects.toMatchObject({
      status: 400,
    })
  })

  test('a generated check is another one for each seed, and each is graded by its own run', async () => {
    const task = authoredQuestionSchema.parse({
      ...{ id: 'drawn-1', type: 'generated', stem: 'Trace it.', difficulty: 'medium' },
      ...{ simulation: 'page-replacement', generator: 'faults' },
    })
    const { lessonId } = await storeCheckLesson([task])
    const stems = new Set<string>()
    for (const seed of [1, 2, 3]) {
      const view = await drawCheck({ lessonId, questionId: 'drawn-1', seed })
      expect(JSON.stringify(view)).not.toMatch(/"(answer|tolerance|feedback|explanation)"/)
      stems.add(view.stem.html)
      const question = drawQuestion(task, seed)
      const answer = question.type === 'numeric' ? question.answer : 0
      const graded = (text: string) => {
        const response: Response = { type: 'numeric', text }
        const input = { lessonId, questionId: 'drawn-1', seed, response, answerKey: key() }
        return answerCheck(visitor, input, requestContext())
      }
      expect(await graded(String(answer))).toMatchObject({ isRight: true })
      expect(await graded(String(answer + 1))).toMatchObject({ isRight: false })
    }
    expect(stems.size).toBe(3)
  })
})
