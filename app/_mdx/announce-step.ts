import type { StepId } from '#lib/domain/progress/steps.ts'
import type { Response } from '#lib/domain/questions/response.ts'

/** Something a reader did in a lesson. Progress listens for it on `window`. */
export type ReachedStep = {
  readonly step: StepId
  readonly isRight?: boolean
  readonly response?: Response
  /** Of a generated question: which draw was answered. */
  readonly seed?: number | undefined
}

export const STEP_REACHED = 'interleave:step-reached'

/** Tells whoever keeps progress that a step was reached; nobody listening is fine. */
export function announceStep(detail: ReachedStep): void {
  window.dispatchEvent(new CustomEvent<ReachedStep>(STEP_REACHED, { detail }))
}
