import { err, ok, type Result } from '#lib/shared/result.ts'
import { partIds, type Question } from './question.ts'
import type { Response } from './response.ts'

/** The answer is not one to this question: another type, a part that is not there, or an order that leaves one out. */
export type ForeignResponse = { readonly code: 'wrong-type' | 'unknown-part' | 'incomplete-order' }

/**
 * Translates an answer from the numbers the learner saw to the question's own part ids, in which answers are stored.
 * `order` comes from `partOrder`.
 */
export function fromShown(
  question: Question,
  order: readonly string[],
  response: Response,
): Result<Response, ForeignResponse> {
  if (response.type !== question.type) return err({ code: 'wrong-type' })
  const names = new Map(order.map((id, i) => [String(i + 1), id]))
  const lefts = new Map(partIds(question).map((id, i) => [String(i + 1), id]))
  const translated = translate(response, { part: (id) => names.get(id), left: (id) => lefts.get(id) })
  if (translated === null) return err({ code: 'unknown-part' })
  if (translated.type === 'ordering' && translated.order.length !== order.length)
    return err({ code: 'incomplete-order' })
  return ok(translated)
}

/** The inverse of `fromShown`, for showing a stored answer again. Null when the answer names parts that are gone. */
export function toShown(question: Question, order: readonly string[], response: Response): Response | null {
  const numbers = new Map(order.map((id, i) => [id, String(i + 1)]))
  const lefts = new Map(partIds(question).map((id, i) => [id, String(i + 1)]))
  return translate(response, { part: (id) => numbers.get(id), left: (id) => lefts.get(id) })
}

type Names = {
  /** Of what is shuffled. */
  readonly part: (id: string) => string | undefined
  /** Of what stays in its place: left sides, and cells to fill in. */
  readonly left: (id: string) => string | undefined
}

function translate(response: Response, names: Names): Response | null {
  switch (response.type) {
    case 'numeric':
    case 'text':
    case 'schedule':
      return response
    case 'trace': {
      const cells = Object.entries(response.cells)
      const ids = all(cells.map(([id]) => names.left(id)))
      return (
        ids && { type: 'trace', cells: Object.fromEntries(ids.map((id, i) => [id, cells[i]?.[1] ?? ''])) }
      )
    }
    case 'single': {
      const choice = names.part(response.choice)
      return choice === undefined ? null : { type: 'single', choice }
    }
    case 'multiple': {
      const choices = all(response.choices.map(names.part))
      return choices && { type: 'multiple', choices }
    }
    case 'ordering': {
      const order = all(response.order.map(names.part))
      return order && { type: 'ordering', order }
    }
    case 'matching': {
      const lefts = all(Object.keys(response.pairs).map(names.left))
      const rights = all(Object.values(response.pairs).map(names.part))
      if (!lefts || !rights) return null
      return {
        type: 'matching',
        pairs: Object.fromEntries(lefts.map((left, i) => [left, rights[i] as string])),
      }
    }
  }
}

const all = (ids: readonly (string | undefined)[]): string[] | null =>
  ids.every((id) => id !== undefined) ? (ids as string[]) : null
