import type { Html } from '#lib/domain/questions/html.ts'
import type { CellView, QuestionView } from '#lib/domain/questions/project-question.ts'
import { ProgramListing } from './program-listing.tsx'
import { Rendered } from './rendered.tsx'
import styles from './trace.module.css'

type TraceFieldProps = {
  readonly view: Extract<QuestionView<Html>, { type: 'trace' }>
  readonly cells: Readonly<Record<string, string>>
  readonly onChange: (cells: Readonly<Record<string, string>>) => void
  readonly labelledBy: string
}

/** The table of a code trace: values that are given, and fields for those that are asked. */
export function TraceField({ view, cells, onChange, labelledBy }: TraceFieldProps) {
  const { program, columns, rows } = view
  return (
    <div className={styles.trace}>
      {program !== null && <ProgramListing program={program} />}
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={labelledBy}>
          <thead>
            <tr>
              <th scope="col">Step</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <code>{column}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells: row }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table.
              <tr key={i}>
                <th scope="row">
                  <Rendered text={label} isInline />
                </th>
                {row.map((cell, column) => (
                  <td key={columns[column]}>
                    <Cell
                      cell={cell}
                      label={`Row ${i + 1}, ${columns[column]}`}
                      text={cell.type === 'asked' ? (cells[cell.id] ?? '') : ''}
                      onChange={(id, text) => onChange({ ...cells, [id]: text })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type CellProps = {
  readonly cell: CellView
  readonly label: string
  readonly text: string
  readonly onChange: (id: string, text: string) => void
}

function Cell({ cell, label, text, onChange }: CellProps) {
  if (cell.type === 'given') return <code>{cell.value}</code>
  return (
    <input
      className={styles.cell}
      type="text"
      inputMode={cell.isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={60}
      value={text}
      aria-label={label}
      onChange={(event) => onChange(cell.id, event.target.value)}
    />
  )
}
