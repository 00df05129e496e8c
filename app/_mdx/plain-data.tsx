import styles from './plain-data.module.css'

type Row = Readonly<Record<string, unknown>>

/** Plain data as tables: an object's simple entries as pairs, lists of objects as one table each. */
export function PlainData({ value }: { readonly value: unknown }) {
  if (!isRow(value)) return <p>{textOf(value)}</p>
  const entries = Object.entries(value)
  const simple = entries.filter(([, entry]) => !isTable(entry))
  const tables = entries.filter((entry): entry is [string, Row[]] => isTable(entry[1]))
  return (
    <div className={styles.data}>
      {simple.length > 0 && (
        <dl className={styles.pairs}>
          {simple.map(([key, entry]) => (
            <div key={key}>
              <dt>{wordsOf(key)}</dt>
              <dd>{textOf(entry)}</dd>
            </div>
          ))}
        </dl>
      )}
      {tables.map(([key, rows]) => (
        <RowsTable key={key} caption={wordsOf(key)} rows={rows} />
      ))}
    </div>
  )
}

function RowsTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Row[] }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <figure
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={caption}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {wordsOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids and never move.
            <tr key={i}>
              {columns.map((column) => (
                <td key={column}>{textOf(row[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTable = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow)

/** `averageTurnaround` as "average turnaround". */
const wordsOf = (key: string) => key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(3)))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(', ')
  if (isRow(value))
    return Object.entries(value)
      .map(([key, entry]) => `${wordsOf(key)}: ${textOf(entry)}`)
      .join('; ')
  return String(value)
}
