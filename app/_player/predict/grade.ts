import type { Prediction } from '../view.ts'

export type Grade = {
  /** By cell id. */
  readonly isRight: Readonly<Record<string, boolean>>
  readonly right: number
  readonly total: number
}

/** Each cell on its own: right when the answer given is the one that happened; a cell left open is wrong. */
export function gradePrediction(
  prediction: Prediction,
  answers: Readonly<Record<string, string | undefined>>,
): Grade {
  const marks = prediction.cells.map((cell) => [cell.id, answers[cell.id] === cell.answer] as const)
  return {
    isRight: Object.fromEntries(marks),
    right: marks.filter(([, isRight]) => isRight).length,
    total: marks.length,
  }
}

export type Score = { readonly right: number; readonly total: number }

export function addGrade(score: Score, grade: Grade): Score {
  return { right: score.right + grade.right, total: score.total + grade.total }
}

/** The label of the option that was right. */
export function answerLabel(cell: Prediction['cells'][number]): string {
  return cell.options.find((option) => option.value === cell.answer)?.label ?? cell.answer
}
