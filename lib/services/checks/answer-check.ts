import { renderReview } from '#lib/content/render-question.ts'
import { db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import { saveStudyDay } from '#lib/db/study-days.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { formProblem } from '#lib/domain/grading/form-problem.ts'
import { grade } from '#lib/domain/grading/grade.ts'
import { type QuestionReview, reviewQuestion } from '#lib/domain/grading/review-question.ts'
import { learningDate } from '#lib/domain/progress/rhythm.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { checkOrder } from '#lib/domain/questions/part-order.ts'
import type { Practice } from '#lib/domain/questions/practice.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { fromShown } from '#lib/domain/questions/shown-response.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { findPractice } from '../find-practice.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import { once } from '../once.ts'
import { findLessonQuestion, type QuestionAddress } from './find-lesson-question.ts'
import { recordCheck } from './record-check.ts'

export type CheckInput = QuestionAddress & {
  /** In the numbers shown. */
  readonly response: Response
  /** The client's UUID of this answer; sent again, it is graded again and not counted again. */
  readonly answerKey: string
}

/** The review; with `practice` when the answer is not fully right. */
export type CheckedAnswer = QuestionReview<Html> & { readonly practice: Practice | null }

/**
 * Grades an answer to a lesson's knowledge check and tells everything about it. Stored for signed-in people, only graded
 * for visitors. Throws 404 for a check that is not there, 422 `unreadable-answer` (no try used) for a number that cannot
 * be read.
 */
export async function answerCheck(
  actor: Actor,
  input: CheckInput,
  { now }: RequestContext,
): Promise<CheckedAnswer> {
  const sealed = await findLessonQuestion(db(), input)
  if (!sealed) throw notFoundError()
  const question = sealed.open()
  const response = readAnswer(question, input.response)
  if (actor.type === 'user') {
    const { lessonId, answerKey: key } = input
    const userId = actor.id
    await transaction(async (tx) => {
      await lockLearner(tx, userId)
      return once(tx, { userId, key, route: 'checks' }, now, async () => {
        await saveStudyDay(tx, userId, learningDate(now, actor.timeZone))
        await recordCheck(tx, { userId, lessonId, question, response, answeredAt: now })
        return {}
      })
    })
  }
  const graded = grade(question, response)
  const review = reviewQuestion({ question, order: checkOrder(question), response, graded })
  const course = await getCourseMap()
  const [practice = null] = graded.isRight ? [] : await findPractice([question], course, actor)
  return { ...(await renderReview(review, moduleFinder(course))), practice }
}

/** The answer in the question's own part ids. */
export function readAnswer(question: Question, shown: Response): Response {
  const read = fromShown(question, checkOrder(question), shown)
  if (!read.ok)
    throw new ServiceError(400, 'not-an-answer', 'This is not an answer to this question. Reload the page.', {
      reason: read.error.code,
    })
  const problem = formProblem(question, read.value)
  if (problem) throw new ServiceError(422, 'unreadable-answer', problem.message)
  return read.value
}
