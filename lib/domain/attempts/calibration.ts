/** How sure one is of an answer before it is graded. It never changes a mark. */
export const CONFIDENCES = ['guess', 'fairly-sure', 'certain'] as const

export type Confidence = (typeof CONFIDENCES)[number]

/** What each word is taken to say: the chance of being right. */
export const CHANCE: Readonly<Record<Confidence, number>> = {
  guess: 0.5,
  'fairly-sure': 0.75,
  certain: 0.95,
}

/** An answered question with what its learner thought of it. */
export type RatedAnswer = { readonly confidence: Confidence; readonly isRight: boolean }

export type CalibrationLevel = {
  readonly confidence: Confidence
  readonly rated: number
  readonly right: number
}

export type Calibration = {
  readonly rated: number
  /** Mean of (chance - outcome)^2, from 0 (sure and right every time) to 1; see `brierScore`. */
  readonly brier: number
  /** One row per level that was used, the least sure first. */
  readonly levels: readonly CalibrationLevel[]
}

/**
 * The Brier score of some answers: the mean squared difference between the chance that was stated and what came, 1 for
 * right and 0 for anything less (Brier, Monthly Weather Review 1950, for two outcomes). Saying “guess” always gives 0.25.
 */
export const brierScore = (answers: readonly RatedAnswer[]): number =>
  answers.reduce((sum, { confidence, isRight }) => sum + (CHANCE[confidence] - Number(isRight)) ** 2, 0) /
  answers.length

/** How well stated confidence fits what came, or null when nothing was rated. */
export function calibrate(answers: readonly RatedAnswer[]): Calibration | null {
  if (answers.length === 0) return null
  const levels = CONFIDENCES.flatMap((confidence) => {
    const here = answers.filter((answer) => answer.confidence === confidence)
    const right = here.filter(({ isRight }) => isRight).length
    return here.length === 0 ? [] : [{ confidence, rated: here.length, right }]
  })
  return { rated: answers.length, brier: brierScore(answers), levels }
}
