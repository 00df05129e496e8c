import type { Question } from '../questions/question.ts'
import type { ResponseOf } from '../questions/response.ts'
import type { Graded, Mark } from './graded.ts'

type Ordering = Extract<Question, { type: 'ordering' }>

/**
 * `exact`: all or nothing. `pairwise`: the share of all pairs of items whose relative order is right (Kendall's tau,
 * shifted to 0..1). Items that read the same are interchangeable. O(n^2), n at most 10.
 */
export function scoreOrdering(
  question: Ordering,
  response: ResponseOf<'ordering'> | null,
): Omit<Graded, 'isRight'> {
  const textOf = new Map(question.items.map(({ id, text }) => [id, text]))
  const right = question.items.map(({ text }) => text)
  const given = response?.order.map((id) => textOf.get(id) ?? '') ?? []
  const marks = question.items.map(({ id, text }, i) => ({ id, mark: markAt(given[i], text) }))
  if (response === null) return { score: 0, marks }
  const isExact = right.every((text, i) => text === given[i])
  const score = question.scoring === 'exact' ? Number(isExact) : pairwise(right, given)
  return { score, marks }
}

const markAt = (given: string | undefined, right: string): Mark =>
  given === undefined ? 'missed' : given === right ? 'right' : 'wrong'

function pairwise(right: readonly string[], given: readonly string[]): number {
  const places = placesOf(right, given)
  let [inOrder, all] = [0, 0]
  for (let i = 0; i < places.length; i++)
    for (let j = i + 1; j < places.length; j++) {
      all++
      if ((places[i] as number) < (places[j] as number)) inOrder++
    }
  return inOrder / all
}

/** Where each given item belongs; of equal texts the earlier given gets the earlier place. */
function placesOf(right: readonly string[], given: readonly string[]): number[] {
  const free = new Map<string, number[]>()
  for (const [place, text] of right.entries()) free.set(text, [...(free.get(text) ?? []), place])
  return given.map((text) => free.get(text)?.shift() ?? -1)
}
