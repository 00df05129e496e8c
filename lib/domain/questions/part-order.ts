import { integerAt } from '#sim/core/rng.ts'
import type { Question } from './question.ts'

export type PartOrderOptions = {
  readonly seed: number
  /** false keeps options as their author put them. What is to be ordered or matched is always shuffled. */
  readonly shuffleOptions: boolean
}

/**
 * The ids of a question's movable parts in the order one learner sees them: options, items, or the right sides of pairs.
 * Empty for questions that are typed or stepped. Parts are sorted by their text before the draw, so an order tells nothing about
 * the key even to somebody who knows the seed.
 */
export function partOrder(question: Question, { seed, shuffleOptions }: PartOrderOptions): string[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return shuffleOptions ? shuffled(question.options, seed) : question.options.map((option) => option.id)
    case 'ordering':
      return shuffled(question.items, seed)
    case 'matching':
      return shuffled(rightSides(question.pairs), seed)
    case 'numeric':
    case 'text':
    case 'trace':
    case 'schedule':
      return []
  }
}

/** Right sides that read the same are one part, named for the first pair that has it. */
function rightSides(pairs: readonly { id: string; right: string }[]): { id: string; text: string }[] {
  return pairs
    .filter((pair, i) => pairs.findIndex((other) => other.right === pair.right) === i)
    .map(({ id, right }) => ({ id, text: right }))
}

/** Fisher and Yates (Knuth, TAOCP 3.4.2, algorithm P). */
function shuffled(parts: readonly { id: string; text: string }[], seed: number): string[] {
  const ids = parts.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ id }) => id)
  for (let last = ids.length - 1; last > 0; last--) {
    const pick = integerAt(seed, last, last + 1)
    const moved = ids[last] as string
    ids[last] = ids[pick] as string
    ids[pick] = moved
  }
  return ids
}

/** The seed of a self-check in a lesson, where everybody sees the same order: FNV-1a of the question's id. */
export function seedOfId(questionId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < questionId.length; i++) hash = Math.imul(hash ^ questionId.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The order of a knowledge check, the same for every reader of the lesson. */
export const checkOrder = (question: Question): string[] =>
  partOrder(question, { seed: seedOfId(question.id), shuffleOptions: true })
