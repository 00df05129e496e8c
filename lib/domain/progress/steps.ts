/** What a reader can reach in a lesson: its sections, predictions, knowledge checks and simulations. */
type StepKind = 'heading' | 'predict' | 'check' | 'sim'

/** `kind:id`, as in `heading:what-fifo-does` or `check:fifo-convoy`. */
export type StepId = `${StepKind}:${string}`

/** The id of a step from the id of what is reached. */
export const stepId = (kind: StepKind, id: string): StepId => `${kind}:${id}`

export type LessonOutline = {
  readonly headings: readonly { readonly id: string; readonly depth: number }[]
  readonly predictionIds: readonly string[]
  readonly questionIds: readonly string[]
  readonly sims: readonly { readonly id: string }[]
}

/** Every step of a lesson. Only sections (##) count, so that a long subsection is not worth more than a short one. */
export function lessonSteps({ headings, predictionIds, questionIds, sims }: LessonOutline): StepId[] {
  return [
    ...headings.filter(({ depth }) => depth === 2).map(({ id }) => stepId('heading', id)),
    ...predictionIds.map((id) => stepId('predict', id)),
    ...questionIds.map((id) => stepId('check', id)),
    ...sims.map(({ id }) => stepId('sim', id)),
  ]
}

/** Whether the step counts only on the server's word: a knowledge check is done when its answer was graded right. */
export const isGradedStep = (step: string): boolean => step.startsWith('check:')
