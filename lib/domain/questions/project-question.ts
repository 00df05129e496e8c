import type { Question } from './question.ts'
import type { ScheduleGoal } from './schedule-fields.ts'
import { askedCells, cellId, isAsked, type TraceTable } from './trace-fields.ts'

export type PartView<Text> = { readonly id: string; readonly text: Text }

type Common<Text> = {
  readonly stem: Text
  readonly difficulty: Question['difficulty']
  readonly points: number
}

/**
 * What a learner may see of a question before it is graded: an allow-list without key, feedback, tolerance, explanation
 * or the author's ids. Parts are numbered in the order shown. `Text` is Markdown (string) or what it was rendered to.
 */
export type QuestionView<Text = string> = Common<Text> &
  (
    | { readonly type: 'single'; readonly options: readonly PartView<Text>[] }
    | {
        readonly type: 'multiple'
        readonly options: readonly PartView<Text>[]
        readonly scoring: 'all-or-nothing' | 'net-correct' | 'coverage' | 'every-decision'
      }
    | { readonly type: 'numeric'; readonly unit: string | null }
    | { readonly type: 'text' }
    | {
        readonly type: 'ordering'
        readonly items: readonly PartView<Text>[]
        readonly scoring: 'exact' | 'pairwise'
      }
    | {
        readonly type: 'matching'
        readonly lefts: readonly PartView<Text>[]
        readonly rights: readonly PartView<Text>[]
      }
    | {
        readonly type: 'trace'
        readonly program: string | null
        readonly columns: readonly string[]
        readonly rows: readonly { readonly label: Text; readonly cells: readonly CellView[] }[]
      }
    | { readonly type: 'schedule'; readonly program: string; readonly goal: ScheduleGoal }
  )

/** A value that is given, or a cell to fill in. */
export type CellView =
  | { readonly type: 'given'; readonly value: string }
  | { readonly type: 'asked'; readonly id: string; readonly isNumber: boolean }

/** `order` comes from `partOrder`. */
export function projectQuestion(question: Question, order: readonly string[]): QuestionView {
  const { stem, difficulty, points } = question
  const common = { stem, difficulty, points }
  const numbered = (textOf: (id: string) => string) =>
    order.map((id, i) => ({ id: String(i + 1), text: textOf(id) }))
  switch (question.type) {
    case 'single':
      return { ...common, type: 'single', options: numbered(textIn(question.options)) }
    case 'multiple': {
      const { scoring } = question
      return { ...common, type: 'multiple', options: numbered(textIn(question.options)), scoring }
    }
    case 'numeric':
      return { ...common, type: 'numeric', unit: question.unit ?? null }
    case 'text':
      return { ...common, type: 'text' }
    case 'ordering': {
      const { scoring } = question
      return { ...common, type: 'ordering', items: numbered(textIn(question.items)), scoring }
    }
    case 'matching': {
      const lefts = question.pairs.map(({ left }, i) => ({ id: String(i + 1), text: left }))
      const rights = numbered(textIn(question.pairs.map(({ id, right }) => ({ id, text: right }))))
      return { ...common, type: 'matching', lefts, rights }
    }
    case 'trace': {
      const { program = null, columns } = question
      return { ...common, type: 'trace', program, columns, rows: viewRows(question) }
    }
    case 'schedule': {
      const { program, goal } = question
      return { ...common, type: 'schedule', program, goal }
    }
  }
}

/** Asked cells are numbered in reading order. */
function viewRows(table: TraceTable) {
  const ids = askedCells(table).map(({ id }) => id)
  return table.rows.map(({ label, cells }, row) => ({
    label,
    cells: cells.map((cell, column): CellView => {
      if (!isAsked(cell)) return { type: 'given', value: String(cell) }
      const id = String(ids.indexOf(cellId(row, column)) + 1)
      return { type: 'asked', id, isNumber: typeof cell.answer === 'number' }
    }),
  }))
}

const textIn = (parts: readonly { id: string; text: string }[]) => {
  const texts = new Map(parts.map(({ id, text }) => [id, text]))
  return (id: string) => texts.get(id) ?? ''
}

/** The same view with every text passed through `render`. */
export async function mapViewTexts<From, To>(
  view: QuestionView<From>,
  render: (text: From) => Promise<To>,
): Promise<QuestionView<To>> {
  const parts = (list: readonly PartView<From>[]) =>
    Promise.all(list.map(async ({ id, text }) => ({ id, text: await render(text) })))
  const stem = await render(view.stem)
  switch (view.type) {
    case 'single':
    case 'multiple':
      return { ...view, stem, options: await parts(view.options) }
    case 'ordering':
      return { ...view, stem, items: await parts(view.items) }
    case 'matching':
      return { ...view, stem, lefts: await parts(view.lefts), rights: await parts(view.rights) }
    case 'trace': {
      const rows = view.rows.map(async ({ label, cells }) => ({ label: await render(label), cells }))
      return { ...view, stem, rows: await Promise.all(rows) }
    }
    case 'numeric':
    case 'text':
    case 'schedule':
      return { ...view, stem }
  }
}
