import type { Mark } from '#lib/domain/grading/graded.ts'
import type { TraceReview as Review, ReviewedCell } from '#lib/domain/grading/review-trace.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import { ProgramListing } from './program-listing.tsx'
import { Rendered } from './rendered.tsx'
import styles from './trace.module.css'

/** The traced table with every value, and how one gets each that was asked. */
export function TraceReview({ review }: { readonly review: Review<Html> }) {
  const { program, columns, rows } = review
  return (
    <div className={styles.trace}>
      {program !== null && <ProgramListing program={program} />}
      {/* biome-ignore lint/a11y/useSemanticElements: no landmark, since a page may show several; no part of a form. */}
      <div
        className={styles.scroll}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Traced table"
      >
        <table className={styles.table}>
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
            {rows.map(({ label, cells }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table.
              <tr key={i}>
                <th scope="row">
                  <Rendered text={label} isInline />
                </th>
                {cells.map((cell, column) => (
                  <td key={columns[column]} className={styles.reviewed} data-mark={cell.mark ?? undefined}>
                    <Value cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={styles.why}>
        {askedOf(review).map(({ place, column, cell }) => (
          <li key={`${place} ${column}`} data-mark={cell.mark}>
            <strong>
              {place}, <code>{column}</code> = <code>{cell.value}</code>
            </strong>{' '}
            {WORDS[cell.mark]}
            {cell.mark === 'wrong' && cell.given !== null && (
              <>
                {' '}
                <code>{cell.given}</code>
              </>
            )}
            . <Rendered text={cell.feedback} isInline />
          </li>
        ))}
      </ul>
    </div>
  )
}

const askedOf = ({ columns, rows }: Review<Html>) =>
  rows.flatMap(({ cells }, i) =>
    cells.flatMap((cell, n) =>
      cell.mark === null ? [] : [{ place: `Row ${i + 1}`, column: columns[n] ?? '', cell }],
    ),
  )

const WORDS: Readonly<Record<Mark, string>> = {
  right: '✓ as you wrote',
  wrong: '✗ you wrote',
  missed: '○ you left it empty',
  rejected: '',
}

const SIGNS: Readonly<Record<Mark, string>> = { right: '✓', wrong: '✗', missed: '○', rejected: '' }

function Value({ cell }: { readonly cell: ReviewedCell<Html> }) {
  if (cell.mark === null) return <>{cell.value}</>
  return (
    <>
      {cell.mark === 'wrong' && cell.given !== null && <del>{cell.given}</del>} {cell.value}{' '}
      <span className={styles.sign} data-mark={cell.mark}>
        {SIGNS[cell.mark]}
        <span className="visually-hidden"> {WORDS[cell.mark]}</span>
      </span>
    </>
  )
}
