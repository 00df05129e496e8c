import { authorize } from '#lib/auth/authorize.ts'
import type { FindModule } from '#lib/content/links.ts'
import { renderMarkdown } from '#lib/content/markdown.ts'
import { renderReview } from '#lib/content/render-question.ts'
import { findAccommodation } from '#lib/db/accommodations.ts'
import { type AttemptItem, listItems } from '#lib/db/attempt-items.ts'
import { type ItemResult, readResults } from '#lib/db/attempt-results.ts'
import { findAttempt, listAttempts } from '#lib/db/attempts.ts'
import { db } from '#lib/db/client.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import { findOwnReports } from '#lib/db/question-reports.ts'
import { findQuiz } from '#lib/db/quizzes.ts'
import type { Actor, UserActor } from '#lib/domain/access/policy.ts'
import { accommodated } from '#lib/domain/attempts/accommodation.ts'
import { mayStart } from '#lib/domain/attempts/attempt-rules.ts'
import type { AttemptResult, ResultItem } from '#lib/domain/attempts/attempt-view.ts'
import { calibrate, type RatedAnswer } from '#lib/domain/attempts/calibration.ts'
import { countingAttempt, mayReveal } from '#lib/domain/attempts/counting-attempt.ts'
import { reviewQuestion } from '#lib/domain/grading/review-question.ts'
import type { Practice } from '#lib/domain/questions/practice.ts'
import type { OwnReport } from '#lib/domain/reports/question-report.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { invariant } from '#lib/shared/invariant.ts'
import { paths } from '#lib/shared/paths.ts'
import { findPractice } from '../find-practice.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import { expireIfOverdue } from './expire-attempt.ts'

/**
 * One's own closed attempt; with verdict, key and feedback of each question only if its policy reveals them by now. Null
 * while it is open. Throws 404 for anybody else's.
 */
export async function getAttemptResult(
  actor: Actor,
  { attemptId }: { readonly attemptId: string },
  { now }: { readonly now: Date },
): Promise<AttemptResult | null> {
  const user = authorize(actor, 'learn')
  const { id: userId } = user
  const found = await findAttempt(db(), attemptId, userId)
  if (!found) throw notFoundError()
  const attempt = await expireIfOverdue(found, now)
  if (attempt.status === 'inProgress') return null
  const { grade, quizId, submittedAt, policy } = attempt
  invariant(grade && submittedAt, `closed attempt ${attemptId} has a grade and an end`)
  const [quiz, all, given] = await Promise.all([
    findQuiz(db(), quizId),
    listAttempts(db(), userId, quizId),
    findAccommodation(db(), userId),
  ])
  const next = quiz && mayStart(accommodated(quiz.current.policy, given), all, now)
  const current = quiz ? accommodated(quiz.current.policy, given) : policy
  const items = mayReveal(attempt, { all, current }) ? await reviewItems(user, attemptId) : null
  return {
    attemptId,
    ...{ quizId, quizTitle: quiz?.title ?? quizId, number: attempt.number, status: attempt.status },
    ...{ score: grade.score, maxScore: grade.maxScore, passed: grade.passed },
    startedAt: attempt.startedAt.toISOString(),
    submittedAt: submittedAt.toISOString(),
    counts: countingAttempt(current.keep, all)?.id === attemptId,
    passPercent: policy.passPercent,
    attemptsLeft: quiz ? Math.max(0, current.attempts - all.length) : 0,
    nextAt:
      next?.ok === false && next.error.code === 'cooldown' ? next.error.availableAt.toISOString() : null,
    reveal: policy.reveal,
    ...{ items, calibration: items && calibrate(ratedAnswers(items)) },
  }
}

const ratedAnswers = (items: readonly ResultItem[]): RatedAnswer[] =>
  items.flatMap(({ confidence, review }) =>
    confidence && review.isAnswered ? [{ confidence, isRight: review.isRight }] : [],
  )

async function reviewItems(actor: UserActor, attemptId: string): Promise<ResultItem[]> {
  const [items, results, course] = await Promise.all([
    listItems(db(), attemptId),
    readResults(db(), attemptId),
    getCourseMap(),
  ])
  const moduleOf = moduleFinder(course)
  const practice = await findPractice(
    items.map(({ question }) => question.open()),
    course,
    actor,
  )
  const versions = items.map(({ questionVersionId }) => questionVersionId)
  const reports = await findOwnReports(db(), actor.id, versions)
  return Promise.all(
    items.map((item, i) => {
      const result = results.get(item.id)
      invariant(result, `item ${item.id} of a closed attempt has a result`)
      return reviewItem(item, result, {
        course,
        moduleOf,
        practice: result.graded.isRight ? null : practice[i],
        report: reports.get(item.questionVersionId),
      })
    }),
  )
}

type Around = {
  readonly course: CourseMap
  readonly moduleOf: FindModule
  readonly practice: Practice | null | undefined
  readonly report: OwnReport | undefined
}

async function reviewItem(
  item: AttemptItem,
  { response, confidence, graded, points }: ItemResult,
  { course, moduleOf, practice = null, report }: Around,
): Promise<ResultItem> {
  const question = item.question.open()
  const review = reviewQuestion({ question, order: item.order, response, graded })
  return {
    itemId: item.id,
    stem: { html: await renderMarkdown(question.stem, { moduleOf, isInline: true }) },
    points,
    score: graded.score,
    review: await renderReview(review, moduleOf),
    confidence,
    practice,
    lessons: practice?.lesson ? [] : lessonsAbout(course, question.objectives),
    report: report ?? null,
  }
}

function lessonsAbout(course: CourseMap, objectives: readonly string[]): ResultItem['lessons'] {
  const wanted = new Set(objectives)
  return course.modules.flatMap((module) =>
    module.lessons
      .filter(({ published }) => published?.objectives.some(({ id }) => wanted.has(id)))
      .map(({ id, title }) => ({ title, href: paths.lesson(module.id, id) })),
  )
}
