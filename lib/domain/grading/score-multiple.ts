import type { z } from 'zod'
import type { multipleScoringSchema } from '../questions/question.ts'

export type MultipleScoring = z.infer<typeof multipleScoringSchema>

/** t chosen right, f chosen wrong, c correct options, n options. */
export type ChoiceCounts = {
  readonly right: number
  readonly wrong: number
  readonly correct: number
  readonly all: number
}

/** The four scorings of multiple choice, each from 0 to 1. `correct` is at least 1. */
export function scoreMultiple(scoring: MultipleScoring, counts: ChoiceCounts): number {
  const { right, wrong, correct, all } = counts
  switch (scoring) {
    case 'all-or-nothing':
      return right === correct && wrong === 0 ? 1 : 0
    case 'net-correct':
      return Math.max(0, (right - wrong) / correct)
    case 'coverage':
      return right + wrong === 0 ? 0 : (right / correct) * (right / (right + wrong))
    case 'every-decision':
      return (right + (all - correct - wrong)) / all
  }
}

/** Said beside the question, before it is answered. */
export function describeScoring(scoring: MultipleScoring): string {
  switch (scoring) {
    case 'all-or-nothing':
      return 'Counts only when all right options, and no others, are chosen.'
    case 'net-correct':
      return 'Each right choice adds, each wrong choice takes the same away; never below zero.'
    case 'coverage':
      return 'The share of right options you found, times the share of your choices that are right.'
    case 'every-decision':
      return 'Every option counts: choosing a right one or leaving a wrong one.'
  }
}
