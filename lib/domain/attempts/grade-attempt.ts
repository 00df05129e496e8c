import { grade } from '../grading/grade.ts'
import type { Graded } from '../grading/graded.ts'
import type { Question } from '../questions/question.ts'
import type { Response } from '../questions/response.ts'
import type { AttemptGrade } from './attempt.ts'
import type { Confidence } from './calibration.ts'
import type { QuizPolicy } from './quiz-policy.ts'

export type AnsweredItem = {
  readonly itemId: string
  readonly question: Question
  readonly response: Response | null
  /** Kept with the result, and no input of the grade. */
  readonly confidence: Confidence | null
}

export type GradedItem = {
  readonly itemId: string
  readonly response: Response | null
  readonly confidence: Confidence | null
  readonly graded: Graded
  readonly points: number
}

export type AttemptOutcome = {
  readonly items: readonly GradedItem[]
  readonly grade: AttemptGrade
  /** Objectives of the questions answered fully right, each once. */
  readonly objectives: readonly string[]
}

/** Grades all items of an attempt against its pinned questions. The only inputs are what was asked and what was saved. */
export function gradeAttempt(items: readonly AnsweredItem[], policy: QuizPolicy): AttemptOutcome {
  const graded = items.map(({ itemId, question, response, confidence }) => ({
    ...{ itemId, response, confidence },
    graded: grade(question, response),
    points: question.points,
  }))
  const score = graded.reduce((sum, item) => sum + item.graded.score * item.points, 0)
  const maxScore = graded.reduce((sum, item) => sum + item.points, 0)
  const objectives = items.flatMap(({ question }, i) =>
    graded[i]?.graded.isRight ? question.objectives : [],
  )
  return {
    items: graded,
    grade: { score, maxScore, passed: isPassed({ score, maxScore }, policy) },
    objectives: [...new Set(objectives)],
  }
}

/** Sums of thirds and tenths lose a little in binary; 70 % reached exactly passes. */
const isPassed = ({ score, maxScore }: { score: number; maxScore: number }, policy: QuizPolicy): boolean =>
  score * 100 >= policy.passPercent * maxScore - 1e-9
