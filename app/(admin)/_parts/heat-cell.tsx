import styles from './heat-cell.module.css'

type Level = 'none' | 'low' | 'middle' | 'high' | 'done'

export const heatLevel = (percent: number | undefined, isDone: boolean): Level => {
  if (percent === undefined) return 'none'
  if (isDone) return 'done'
  return percent < 34 ? 'low' : percent < 67 ? 'middle' : 'high'
}

/** A share told three ways: as text, by the density of a hatching, and by shade. */
export function HeatCell({ percent, isDone }: { percent: number | undefined; isDone: boolean }) {
  const level = heatLevel(percent, isDone)
  return (
    <span className={`${styles.heat} ${styles.cell}`} data-level={level}>
      <span className="visually-hidden">{spoken[level]}</span>
      <span aria-hidden={level === 'none'}>
        {level === 'done' && '✓ '}
        {percent === undefined ? '–' : Math.round(percent)}
      </span>
    </span>
  )
}

const spoken = { none: 'not opened', low: '', middle: '', high: '', done: 'done' } as const

export function HeatLegend() {
  const entries: readonly [Level, string][] = [
    ['none', 'not opened'],
    ['low', 'under 34 %'],
    ['middle', '34 to 66 %'],
    ['high', '67 % and more'],
    ['done', 'done or passed'],
  ]
  return (
    <ul className={styles.legend}>
      {entries.map(([level, text]) => (
        <li key={level}>
          <span className={`${styles.heat} ${styles.swatch}`} data-level={level} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  )
}
