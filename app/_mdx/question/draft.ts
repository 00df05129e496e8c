import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import type { Response } from '#lib/domain/questions/response.ts'

/** What stands in the fields of a question so far, by part as shown. */
export type Draft = {
  readonly chosen: readonly string[]
  readonly text: string
  readonly order: readonly string[]
  readonly pairs: Readonly<Record<string, string>>
  readonly cells: Readonly<Record<string, string>>
  readonly turns: readonly string[]
}

export function emptyDraft(view: QuestionView<unknown>): Draft {
  const order = view.type === 'ordering' ? view.items.map((item) => item.id) : []
  return { chosen: [], text: '', order, pairs: {}, cells: {}, turns: [] }
}

/** The answer a draft amounts to, or null while it is not complete. */
export function responseOf(view: QuestionView<unknown>, draft: Draft): Response | null {
  const [choice] = draft.chosen
  switch (view.type) {
    case 'single':
      return choice === undefined ? null : { type: 'single', choice }
    case 'multiple':
      return draft.chosen.length === 0 ? null : { type: 'multiple', choices: [...draft.chosen] }
    case 'numeric':
    case 'text':
      return draft.text.trim() === '' ? null : { type: view.type, text: draft.text.trim() }
    case 'ordering':
      return { type: 'ordering', order: [...draft.order] }
    case 'matching':
      return view.lefts.every(({ id }) => draft.pairs[id])
        ? { type: 'matching', pairs: { ...draft.pairs } }
        : null
    case 'trace': {
      const cells = filledCells(draft)
      return askedIds(view).every((id) => cells[id]) ? { type: 'trace', cells } : null
    }
    case 'schedule':
      return draft.turns.length === 0 ? null : { type: 'schedule', turns: [...draft.turns] }
  }
}

/** The cells that hold more than spaces. */
export const filledCells = ({ cells }: Draft): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== ''))

/** The cells that a trace asks for, in reading order. */
export const askedIds = ({ rows }: Extract<QuestionView<unknown>, { type: 'trace' }>): string[] =>
  rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell.type === 'asked' ? [cell.id] : [])))

/** The same order with the item at `index` moved by one place; unchanged at the ends. */
export function moved(order: readonly string[], index: number, by: -1 | 1): string[] {
  const copy = [...order]
  const item = copy[index]
  const other = copy[index + by]
  if (item === undefined || other === undefined) return copy
  copy[index] = other
  copy[index + by] = item
  return copy
}
