const evidenceKinds = ['check', 'quiz', 'lab', 'self'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Why an objective counts as reached. `reference` is a question, attempt, submission, or (by hand) lesson id. */
export type Evidence = {
  readonly objectiveId: string
  readonly kind: EvidenceKind
  readonly reference: string
  readonly earnedAt: Date
}

export type Objective = { readonly id: string; readonly text: string }

export type ObjectiveState = Objective & {
  /** Kinds of graded evidence, each once, in the order of `evidenceKinds`; empty when nothing earned it yet. */
  readonly earnedBy: readonly Exclude<EvidenceKind, 'self'>[]
  readonly isTicked: boolean
}

/** Each objective with its two marks, kept apart: earned by graded work, and ticked by the learner's own hand. */
export function objectiveStates(
  objectives: readonly Objective[],
  evidence: readonly Evidence[],
): ObjectiveState[] {
  return objectives.map(({ id, text }) => {
    const kinds = new Set(evidence.filter(({ objectiveId }) => objectiveId === id).map(({ kind }) => kind))
    const earnedBy = evidenceKinds.filter((kind) => kind !== 'self' && kinds.has(kind))
    return { id, text, earnedBy: earnedBy as ObjectiveState['earnedBy'], isTicked: kinds.has('self') }
  })
}

/** Earned or ticked: both count as reached. */
export const isReached = ({ earnedBy, isTicked }: Pick<ObjectiveState, 'earnedBy' | 'isTicked'>): boolean =>
  earnedBy.length > 0 || isTicked
