import type { DiffRow, Part, Side } from '#lib/services/studio/diff-text.ts'
import styles from './history.module.css'

/** A comparison of two texts, line by line. Signs and words carry the meaning; colour repeats it. */
export function DiffTable({ rows, view }: { rows: readonly DiffRow[]; view: 'side' | 'inline' }) {
  if (rows.every(({ type }) => type === 'gap')) return <p>The two texts are the same.</p>
  return (
    <section
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="Difference"
    >
      <table className={styles.table}>
        <tbody>{rows.map((row, i) => (view === 'side' ? sideRow(row, i) : inlineRows(row, i)))}</tbody>
      </table>
    </section>
  )
}

function sideRow(row: DiffRow, i: number) {
  if (row.type === 'gap') return <Gap key={i} lines={row.lines} columns={6} />
  const isChange = row.type !== 'same'
  return (
    <tr key={i}>
      <Cells side={row.before} sign={isChange && row.before ? '−' : ''} />
      <Cells side={row.after} sign={isChange && row.after ? '+' : ''} />
    </tr>
  )
}

function inlineRows(row: DiffRow, i: number) {
  if (row.type === 'gap') return <Gap key={i} lines={row.lines} columns={3} />
  if (row.type === 'same')
    return (
      <tr key={i}>
        <Cells side={row.after} sign="" />
      </tr>
    )
  const sides = [
    { side: row.before, sign: '−' },
    { side: row.after, sign: '+' },
  ] as const
  return sides.map(({ side, sign }) =>
    side ? (
      <tr key={`${i}${sign}`}>
        <Cells side={side} sign={sign} />
      </tr>
    ) : null,
  )
}

function Cells({ side, sign }: { side: Side | null; sign: '' | '−' | '+' }) {
  const tone = sign === '' ? (side ? '' : styles.absent) : sign === '+' ? styles.added : styles.removed
  return (
    <>
      <td className={styles.line}>{side?.line}</td>
      <td className={`${styles.sign} ${tone}`}>{sign}</td>
      <td className={`${styles.text} ${tone}`}>
        {side?.parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once on the server; words repeat in a line.
          <Words key={`${i}${part.text}`} part={part} />
        ))}
      </td>
    </>
  )
}

const Words = ({ part: { text, isChanged } }: { part: Part }) => (isChanged ? <mark>{text}</mark> : text)

function Gap({ lines, columns }: { lines: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} className={styles.gap}>
        {lines} unchanged {lines === 1 ? 'line' : 'lines'}
      </td>
    </tr>
  )
}
