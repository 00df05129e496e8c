import type { ObjectiveState } from '#lib/domain/progress/objectives.ts'

export const OBJECTIVES_CHANGED = 'interleave:objectives-changed'

/** Tells the list of objectives on this page how they stand now. */
export function announceObjectives(objectives: readonly ObjectiveState[]): void {
  window.dispatchEvent(new CustomEvent(OBJECTIVES_CHANGED, { detail: objectives }))
}
