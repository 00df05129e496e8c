import type { DrillQueue, GradeOutcome, GradeRequest, QueuedCard } from '#lib/domain/drills/card-view.ts'
import type { Grade } from '#lib/domain/drills/grade.ts'

export type Stored<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

export type Undone = { readonly isNew: boolean; readonly intervals: Readonly<Record<Grade, number>> }

/**
 * Where reviews are kept: the account, or for visitors this device. A request sent again counts once. `queued` is the card as
 * it was before the review.
 */
export type DrillStore = {
  grade(request: GradeRequest, queued: QueuedCard): Promise<Stored<GradeOutcome>>
  undo(request: GradeRequest, queued: QueuedCard): Promise<Stored<Undone>>
  /** What is left for today. */
  queue(): Promise<Stored<DrillQueue>>
}
