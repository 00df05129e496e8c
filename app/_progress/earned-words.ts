import type { ObjectiveState } from '#lib/domain/progress/objectives.ts'

const places = { check: 'a knowledge check', quiz: 'a quiz', lab: 'a lab' } as const

/** "Earned in a knowledge check and a lab" */
export function earnedWords({ earnedBy }: Pick<ObjectiveState, 'earnedBy'>): string {
  return `Earned in ${earnedBy.map((kind) => places[kind]).join(' and ')}`
}
