import type { Question } from '../questions/question.ts'
import type { ResponseOf } from '../questions/response.ts'
import { cellId, isAsked } from '../questions/trace-fields.ts'
import type { Mark } from './graded.ts'

/** A cell with the right value; `mark` is null where the value was given. */
export type ReviewedCell<Text> =
  | { readonly mark: null; readonly value: string }
  | {
      readonly mark: Mark
      readonly value: string
      /** What stood there, or null. */
      readonly given: string | null
      readonly feedback: Text
    }

export type TraceReview<Text> = {
  readonly type: 'trace'
  readonly program: string | null
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: Text; readonly cells: readonly ReviewedCell<Text>[] }[]
}

/** The table with every value, beside what was filled in. */
export function reviewTrace(
  question: Extract<Question, { type: 'trace' }>,
  response: ResponseOf<'trace'> | null,
  markOf: (id: string) => Mark,
): TraceReview<string> {
  const { program = null, columns } = question
  const rows = question.rows.map(({ label, cells }, row) => ({
    label,
    cells: cells.map((cell, column): ReviewedCell<string> => {
      if (!isAsked(cell)) return { mark: null, value: String(cell) }
      const id = cellId(row, column)
      const { answer, feedback } = cell
      return { mark: markOf(id), value: String(answer), given: response?.cells[id] ?? null, feedback }
    }),
  }))
  return { type: 'trace', program, columns, rows }
}

export async function renderTraceRows<From, To>(
  rows: TraceReview<From>['rows'],
  render: (text: From) => Promise<To>,
): Promise<TraceReview<To>['rows']> {
  const renderCell = async (cell: ReviewedCell<From>): Promise<ReviewedCell<To>> =>
    cell.mark === null ? cell : { ...cell, feedback: await render(cell.feedback) }
  return Promise.all(
    rows.map(async ({ label, cells }) => ({
      label: await render(label),
      cells: await Promise.all(cells.map(renderCell)),
    })),
  )
}
