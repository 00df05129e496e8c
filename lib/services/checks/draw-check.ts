import { renderQuestion } from '#lib/content/render-question.ts'
import { db } from '#lib/db/client.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { checkOrder } from '#lib/domain/questions/part-order.ts'
import { projectQuestion, type QuestionView } from '#lib/domain/questions/project-question.ts'
import { notFoundError } from '#lib/shared/errors.ts'
import { getCourseMap, moduleFinder } from '../get-course-map.ts'
import { findLessonQuestion, type QuestionAddress } from './find-lesson-question.ts'

/** One draw of a knowledge check, as anybody may see it before answering. Throws 404 for a check that is not there. */
export async function drawCheck(address: QuestionAddress): Promise<QuestionView<Html>> {
  const question = (await findLessonQuestion(db(), address))?.open()
  if (!question) throw notFoundError()
  return renderQuestion(projectQuestion(question, checkOrder(question)), moduleFinder(await getCourseMap()))
}
