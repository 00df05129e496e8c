import { renderQuestion, renderReview } from '#lib/content/render-question.ts'
import { findCard } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import { grade } from '#lib/domain/grading/grade.ts'
import { type QuestionReview, reviewQuestion } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { checkOrder } from '#lib/domain/questions/part-order.ts'
import { projectQuestion, type QuestionView } from '#lib/domain/questions/project-question.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { readAnswer } from './checks/answer-check.ts'
import { getCourseMap, moduleFinder } from './get-course-map.ts'

/** The self-check of a card as anybody may see it before answering, or null when the card has none. */
export async function getCardCheck(cardId: string): Promise<QuestionView<Html> | null> {
  const question = (await findCard(db(), cardId))?.body.selfCheck
  if (!question) return null
  const view = projectQuestion(question, checkOrder(question))
  return renderQuestion(view, moduleFinder(await getCourseMap()))
}

/** Grades a card's self-check and tells everything about it. Nothing is stored: the drill is what is remembered. */
export async function checkCard(cardId: string, shown: Response): Promise<QuestionReview<Html>> {
  const question = (await findCard(db(), cardId))?.body.selfCheck
  if (!question) throw notFoundError()
  const response = readAnswer(question, shown)
  const graded = grade(question, response)
  const review = reviewQuestion({ question, order: checkOrder(question), response, graded })
  return renderReview(review, moduleFinder(await getCourseMap()))
}
