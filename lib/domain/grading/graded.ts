/**
 * `right` and `wrong`: as answered; `missed`: should have been chosen or matched and was not; `rejected`: a wrong option
 * rightly left alone.
 */
export type Mark = 'right' | 'wrong' | 'missed' | 'rejected'

export type Graded = {
  /** 0 to 1, a share of the question's points. */
  readonly score: number
  /** The whole score. */
  readonly isRight: boolean
  /** One per option, item, pair or asked cell, in authored order; none for typed answers and schedules. */
  readonly marks: readonly { readonly id: string; readonly mark: Mark }[]
}
