import { findAccommodation } from '#lib/db/accommodations.ts'
import { type AttemptItem, listDraftTimes, listItems } from '#lib/db/attempt-items.ts'
import { readResults } from '#lib/db/attempt-results.ts'
import { listAttempts } from '#lib/db/attempts.ts'
import type { Db } from '#lib/db/client.ts'
import { listAttemptLines } from '#lib/db/learner-record.ts'
import type { ExportSection } from '#lib/db/person-export/section.ts'
import { findQuiz } from '#lib/db/quizzes.ts'
import { accommodated } from '#lib/domain/attempts/accommodation.ts'
import type { GradedAttempt } from '#lib/domain/attempts/attempt.ts'
import { mayReveal } from '#lib/domain/attempts/counting-attempt.ts'
import { reviewQuestion } from '#lib/domain/grading/review-question.ts'
import { projectQuestion } from '#lib/domain/questions/project-question.ts'
import { toShown } from '#lib/domain/questions/shown-response.ts'

const KEY = 'Holds or leads to the key of the question.'
const SHOWN = 'Is in the question as it was shown.'
const INTERNAL = 'Names a row of ours and says nothing of the person.'

/** Attempts with the questions as shown and one's own answers; verdict and key only where the policy reveals them by now. */
export const attemptSection: ExportSection = {
  name: 'attempt',
  about:
    'Attempts at quizzes: the questions as they were shown, own answers in the numbers shown, confidence, and the grade. ' +
    'The verdict on each question, with its key and feedback, is there once the rules of the quiz reveal it.',
  models: {
    Attempt: {
      given: ['id', 'quizId', 'number', 'policy', 'status', 'startedAt', 'deadlineAt', 'submittedAt'],
      withheld: { quizVersionId: INTERNAL, seed: KEY, openSlot: INTERNAL, submitKey: INTERNAL },
    },
    AttemptItem: {
      given: ['position'],
      withheld: {
        ...{ id: INTERNAL, attemptId: INTERNAL, questionVersionId: INTERNAL },
        ...{ optionOrder: SHOWN, drawn: KEY },
      },
    },
    ResponseDraft: {
      given: ['response', 'confidence', 'revision', 'savedAt'],
      withheld: { itemId: INTERNAL },
    },
    ItemResult: {
      given: ['response', 'confidence', 'score', 'points'],
      withheld: { itemId: INTERNAL, verdict: 'Is in the review of the question.' },
    },
    Grade: {
      given: ['score', 'maxScore', 'passed'],
      withheld: { attemptId: INTERNAL, graderVersion: INTERNAL, gradedAt: 'Is when the attempt ended.' },
    },
  },
  read: async (reader, userId) => {
    const given = await findAccommodation(reader, userId)
    const quizIds = new Set((await listAttemptLines(reader, userId)).map(({ quizId }) => quizId))
    const attempts: unknown[] = []
    for (const quizId of quizIds) {
      const all = await listAttempts(reader, userId, quizId)
      const quiz = await findQuiz(reader, quizId)
      for (const attempt of all) {
        const current = quiz ? accommodated(quiz.current.policy, given) : attempt.policy
        attempts.push(await viewAttempt(reader, attempt, mayReveal(attempt, { all, current })))
      }
    }
    return attempts
  },
}

async function viewAttempt(reader: Db, attempt: GradedAttempt, isRevealed: boolean) {
  const { id, quizId, number, policy, status, startedAt, deadlineAt, submittedAt, grade } = attempt
  const items = await listItems(reader, id)
  const results = await readResults(reader, id)
  const savedAt = await listDraftTimes(reader, id)
  return {
    ...{ id, quizId, number, policy, status, startedAt, deadlineAt, submittedAt, grade },
    questions: items.map((item) => {
      const { question, draft } = viewItem(item)
      const result = results.get(item.id)
      return {
        ...{ position: item.position, question },
        draft: draft && { ...draft, savedAt: savedAt.get(item.id) ?? null },
        result: result && isRevealed ? viewResult(item, result) : null,
      }
    }),
  }
}

function viewItem({ question: sealed, order, draft }: AttemptItem) {
  const question = sealed.open()
  const { response, confidence, revision } = draft
  return {
    question: projectQuestion(question, order),
    draft:
      revision > 0
        ? { response: response && toShown(question, order, response), confidence, revision }
        : null,
  }
}

type Result = Awaited<ReturnType<typeof readResults>> extends ReadonlyMap<string, infer Value> ? Value : never

function viewResult({ question: sealed, order }: AttemptItem, result: Result) {
  const { response, confidence, graded, points } = result
  const question = sealed.open()
  return {
    response: response && toShown(question, order, response),
    ...{ confidence, points, score: graded.score },
    review: reviewQuestion({ question, order, response, graded }),
  }
}
