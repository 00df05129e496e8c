'use client'
import type { TableTwin } from '../view.ts'
import styles from './long-table.module.css'
import { useWindow } from './use-window.ts'

const ROW_HEIGHT = 30
const HEIGHT = 330

/** A table that may have thousands of rows; only those in sight are drawn. */
export function LongTable({ table }: { table: TableTwin }) {
  const { caption, columns, rows, currentRow } = table
  const { ref, onScroll, window } = useWindow(rows.length, {
    rowHeight: ROW_HEIGHT,
    height: HEIGHT,
    current: currentRow,
  })
  return (
    <div className={styles.frame}>
      <p className={styles.caption} id={`table-${table.id}`}>
        {caption}
      </p>
      <section
        ref={ref}
        className={styles.scroll}
        style={{ maxHeight: HEIGHT }}
        onScroll={onScroll}
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
      >
        <table className={styles.table} aria-label={caption} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {columns.map(({ label, isNumeric }) => (
                <th key={label} scope="col" data-numeric={isNumeric}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={window.before} columns={columns.length} />
            {rows.slice(window.first, window.end).map((row, offset) => {
              const index = window.first + offset
              return (
                <tr
                  key={index}
                  aria-rowindex={index + 2}
                  aria-current={index === currentRow ? 'step' : undefined}
                >
                  {columns.map(({ label, isNumeric }, column) => (
                    <td key={label} data-numeric={isNumeric}>
                      {row[column] ?? '–'}
                    </td>
                  ))}
                </tr>
              )
            })}
            <Spacer height={window.after} columns={columns.length} />
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null
  return (
    <tr>
      <td colSpan={columns} className={styles.spacer} style={{ height }} />
    </tr>
  )
}
