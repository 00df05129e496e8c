import styles from './chart.module.css'
import { type Standing, StateBlock, StateFills } from './state-fills.tsx'

const ITEMS: readonly { standing: Standing; label: string; width: number }[] = [
  { standing: 'running', label: 'running', width: 86 },
  { standing: 'ready', label: 'ready', width: 74 },
  { standing: 'blocked', label: 'blocked', width: 86 },
  { standing: 'done', label: 'done', width: 66 },
]

type Props = {
  prefix: string
  x: number
  y: number
  /** Whether lanes go on after their end. */
  hasDone?: boolean
}

/** What the patterns mean, in one line of 312 pixels. */
export function StateKey({ prefix, x, y, hasDone = true }: Props) {
  let left = x
  return (
    <g>
      <StateFills prefix={`${prefix}k`} count={1} />
      {ITEMS.filter(({ standing }) => hasDone || standing !== 'done').map(({ standing, label, width }) => {
        const at = left
        left += width
        return (
          <g key={standing}>
            <StateBlock
              prefix={`${prefix}k`}
              index={0}
              standing={standing}
              box={{ x: at, y: y - 10, width: 22, height: 12 }}
            />
            <text x={at + 28} y={y} className={styles.small}>
              {label}
            </text>
          </g>
        )
      })}
    </g>
  )
}
