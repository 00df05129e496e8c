import type { Question } from '../questions/question.ts'
import type { Response, ResponseOf } from '../questions/response.ts'
import type { Graded, Mark } from './graded.ts'
import { reviewSchedule, type ScheduleReview } from './review-schedule.ts'
import { renderTraceRows, reviewTrace, type TraceReview } from './review-trace.ts'

export type OptionReview<Text> = {
  readonly text: Text
  readonly isChosen: boolean
  readonly isCorrect: boolean
  readonly mark: Mark
  readonly feedback: Text
}

type Parts<Text> =
  | { readonly type: 'single' | 'multiple'; readonly options: readonly OptionReview<Text>[] }
  | {
      readonly type: 'numeric'
      readonly given: string | null
      readonly answer: number
      readonly tolerance: number
      readonly unit: string | null
      readonly feedback: Text
    }
  | {
      readonly type: 'text'
      readonly given: string | null
      readonly accepted: readonly string[]
      readonly feedback: Text
    }
  | {
      readonly type: 'ordering'
      /** In the right order; `given` is what stood at this place. */
      readonly places: readonly { readonly text: Text; readonly given: Text | null; readonly mark: Mark }[]
      readonly feedback: Text
    }
  | {
      readonly type: 'matching'
      readonly pairs: readonly {
        readonly left: Text
        readonly right: Text
        readonly given: Text | null
        readonly mark: Mark
        readonly feedback: Text
      }[]
    }
  | TraceReview<Text>
  | ScheduleReview<Text>

/** A graded question with its key and all feedback: only for when the policy reveals it. */
export type QuestionReview<Text = string> = Parts<Text> & {
  readonly score: number
  readonly isRight: boolean
  readonly isAnswered: boolean
  readonly explanation: Text
}

export type ReviewInput = {
  readonly question: Question
  /** As from `partOrder`: options are reviewed in the order they were shown. */
  readonly order: readonly string[]
  readonly response: Response | null
  readonly graded: Graded
}

/** The question with its key, laid out beside what was answered. Texts are the author's Markdown. */
export function reviewQuestion({ question, order, response, graded }: ReviewInput): QuestionReview {
  const { score, isRight } = graded
  const isAnswered = response !== null
  return {
    ...reviewParts({ question, order, response, graded }),
    score,
    isRight,
    isAnswered,
    explanation: question.explanation,
  }
}

function reviewParts({ question, order, response, graded }: ReviewInput): Parts<string> {
  const markOf = new Map(graded.marks.map(({ id, mark }) => [id, mark]))
  const mark = (id: string): Mark => markOf.get(id) ?? 'missed'
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const byId = new Map(question.options.map((option) => [option.id, option]))
      const options = order
        .flatMap((id) => byId.get(id) ?? [])
        .map(({ id, text, correct, feedback }) => ({
          ...{ text, feedback, isCorrect: correct, mark: mark(id) },
          isChosen: mark(id) === 'right' || mark(id) === 'wrong',
        }))
      return { type: question.type, options }
    }
    case 'numeric': {
      const { answer, tolerance } = question
      const feedback = graded.isRight ? question.feedback.correct : question.feedback.incorrect
      return {
        type: 'numeric',
        given: typed(response),
        answer,
        tolerance,
        unit: question.unit ?? null,
        feedback,
      }
    }
    case 'text': {
      const feedback = graded.isRight ? question.feedback.correct : question.feedback.incorrect
      return { type: 'text', given: typed(response), accepted: question.accepted, feedback }
    }
    case 'ordering': {
      const given = (response as ResponseOf<'ordering'> | null)?.order ?? []
      const textOf = new Map(question.items.map(({ id, text }) => [id, text]))
      const places = question.items.map(({ id, text }, i) => ({
        ...{ text, mark: mark(id) },
        given: textOf.get(given[i] ?? '') ?? null,
      }))
      const feedback = graded.isRight ? question.feedback.correct : question.feedback.incorrect
      return { type: 'ordering', places, feedback }
    }
    case 'matching': {
      const given = (response as ResponseOf<'matching'> | null)?.pairs ?? {}
      const rightOf = new Map(question.pairs.map(({ id, right }) => [id, right]))
      const pairs = question.pairs.map(({ id, left, right, feedback }) => ({
        ...{ left, right, feedback, mark: mark(id) },
        given: rightOf.get(given[id] ?? '') ?? null,
      }))
      return { type: 'matching', pairs }
    }
    case 'trace':
      return reviewTrace(question, response as ResponseOf<'trace'> | null, mark)
    case 'schedule': {
      const feedback = graded.isRight ? question.feedback.correct : question.feedback.incorrect
      return reviewSchedule(question, response as ResponseOf<'schedule'> | null, feedback)
    }
  }
}

const typed = (response: Response | null): string | null =>
  response?.type === 'numeric' || response?.type === 'text' ? response.text : null

/** The same review with every Markdown text passed through `render`. */
export async function mapReviewTexts<From, To>(
  review: QuestionReview<From>,
  render: (text: From) => Promise<To>,
): Promise<QuestionReview<To>> {
  const maybe = async (text: From | null) => (text === null ? null : render(text))
  const explanation = await render(review.explanation)
  switch (review.type) {
    case 'single':
    case 'multiple': {
      const options = review.options.map(async (option) => ({
        ...option,
        text: await render(option.text),
        feedback: await render(option.feedback),
      }))
      return { ...review, explanation, options: await Promise.all(options) }
    }
    case 'trace':
      return { ...review, explanation, rows: await renderTraceRows(review.rows, render) }
    case 'numeric':
    case 'text':
    case 'schedule':
      return { ...review, explanation, feedback: await render(review.feedback) }
    case 'ordering': {
      const places = review.places.map(async ({ text, given, mark }) => ({
        text: await render(text),
        given: await maybe(given),
        mark,
      }))
      return {
        ...review,
        explanation,
        feedback: await render(review.feedback),
        places: await Promise.all(places),
      }
    }
    case 'matching': {
      const pairs = review.pairs.map(async ({ left, right, given, mark, feedback }) => ({
        left: await render(left),
        right: await render(right),
        given: await maybe(given),
        feedback: await render(feedback),
        mark,
      }))
      return { ...review, explanation, pairs: await Promise.all(pairs) }
    }
  }
}
