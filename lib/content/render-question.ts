import { mapReviewTexts, type QuestionReview } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { mapViewTexts, type QuestionView } from '#lib/domain/questions/project-question.ts'
import type { FindModule } from './links.ts'
import { renderMarkdown } from './markdown.ts'

/** The view with its Markdown as HTML. Single lines come without a paragraph, so that they fit labels and cells. */
export const renderQuestion = (view: QuestionView, moduleOf?: FindModule): Promise<QuestionView<Html>> =>
  mapViewTexts(view, renderer(moduleOf))

/** The same for a review. */
export const renderReview = (review: QuestionReview, moduleOf?: FindModule): Promise<QuestionReview<Html>> =>
  mapReviewTexts(review, renderer(moduleOf))

const renderer = (moduleOf?: FindModule) => async (text: string) => ({
  html: await renderMarkdown(text, { moduleOf, isInline: true }),
})
