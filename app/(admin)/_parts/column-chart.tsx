import styles from './column-chart.module.css'

type Column = { readonly key: string; readonly value: number; readonly title: string; readonly href?: string }

/**
 * Columns from a zero line, with the largest value named. It is a shortcut for the eye and the mouse: put the same
 * numbers and links in a table beside it.
 */
export function ColumnChart(props: { columns: readonly Column[]; unit: string; start: string; end: string }) {
  const { columns, unit, start, end } = props
  const largest = Math.max(1, ...columns.map(({ value }) => value))
  const width = 100 / Math.max(1, columns.length)
  return (
    <figure className={styles.figure}>
      <p className={styles.largest}>
        {largest} {unit}
      </p>
      <svg className={styles.plot} width="100%" height="112" aria-hidden="true">
        <line x1="0" x2="100%" y1="0.5" y2="0.5" className={styles.grid} />
        <line x1="0" x2="100%" y1="56" y2="56" className={styles.grid} />
        {columns.map((column, i) => (
          <Slot key={column.key} column={column} x={i * width} width={width} share={column.value / largest} />
        ))}
        <line x1="0" x2="100%" y1="111.5" y2="111.5" className={styles.zero} />
      </svg>
      <figcaption className={styles.axis}>
        <span>{start}</span>
        <span>{end}</span>
      </figcaption>
    </figure>
  )
}

function Slot(props: { column: Column; x: number; width: number; share: number }) {
  const { column, x, width, share } = props
  const bar = (
    <>
      <title>{column.title}</title>
      <rect className={styles.slot} x={`${x}%`} width={`${width}%`} height="112" />
      <rect
        className={styles.value}
        x={`${x + width * 0.12}%`}
        width={`${width * 0.76}%`}
        y={112 - share * 112}
        height={share * 112}
      />
    </>
  )
  if (!column.href) return <g>{bar}</g>
  return (
    <a href={column.href} tabIndex={-1} className={styles.link}>
      {bar}
    </a>
  )
}
