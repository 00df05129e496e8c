import { z } from 'zod'
import { markdownSchema } from './markdown-schema.ts'

const valueSchema = z.union([z.number(), z.string().trim().min(1).max(60)])

const askedCellSchema = z.strictObject({
  answer: valueSchema.describe('A number is compared as a number, a text without case and extra spaces.'),
  accepted: z
    .array(z.string().trim().min(1).max(60))
    .max(10)
    .default([])
    .describe('Other spellings of a text.'),
  feedback: markdownSchema.describe('How one gets this value.'),
})

/** A code trace: a table of steps and variables, in which some values are given and the others asked. */
export const traceFields = {
  program: z.string().min(1).max(2000).optional().describe('Shown above the table, with line numbers.'),
  columns: z
    .array(z.string().trim().min(1).max(40))
    .min(1)
    .max(8)
    .describe('What is traced, mostly variables.'),
  rows: z
    .array(
      z.strictObject({
        label: markdownSchema.describe('The step: “after line 3, second time”.'),
        cells: z.array(z.union([valueSchema, askedCellSchema])).min(1),
      }),
    )
    .min(1)
    .max(20)
    .describe('One cell for each column: a value is given, a mapping with `answer` is asked.'),
}

export type TraceTable = z.infer<z.ZodObject<typeof traceFields>>
export type AskedCell = z.infer<typeof askedCellSchema>
export type TraceCell = TraceTable['rows'][number]['cells'][number]

const MAX_ASKED = 30

export const isAsked = (cell: TraceCell): cell is AskedCell => typeof cell === 'object'

/** The id of a cell by its place, both from 0. */
export const cellId = (row: number, column: number): string => `r${row + 1}-c${column + 1}`

/** The asked cells in reading order. */
export const askedCells = (table: TraceTable) =>
  table.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      isAsked(cell)
        ? [{ ...cell, id: cellId(row, column), row, column, heading: table.columns[column] ?? '' }]
        : [],
    ),
  )

/** Rows are as wide as the table, columns differ, and something is asked. */
export function checkTrace(table: TraceTable, ctx: z.RefinementCtx): void {
  const { columns, rows } = table
  const refuse = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message })
  rows.forEach(({ cells }, i) => {
    if (cells.length !== columns.length)
      refuse(
        ['rows', i, 'cells'],
        `This row has ${cells.length} cells; the table has ${columns.length} columns.`,
      )
  })
  const twice = columns.findIndex((column, i) => columns.indexOf(column) !== i)
  if (twice >= 0) refuse(['columns', twice], `Two columns are called "${columns[twice]}".`)
  const asked = askedCells(table).length
  if (asked === 0) refuse(['rows'], 'No cell is asked. Give at least one an "answer".')
  if (asked > MAX_ASKED) refuse(['rows'], `${asked} cells are asked; at most ${MAX_ASKED} can be.`)
}
