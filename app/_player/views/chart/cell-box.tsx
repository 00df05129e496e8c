import styles from './cell-box.module.css'
import chart from './chart.module.css'

/** How a box stands out: plain, the one the last step touched, good or bad news, or not in use. */
export type Tone = 'plain' | 'current' | 'good' | 'bad' | 'empty'

type Props = {
  x: number
  y: number
  width: number
  height?: number
  text: string | number
  tone?: Tone
  /** Small text above the box. */
  title?: string
}

/** A box with one line of text: a register, a table entry, a slot. */
export function CellBox({ x, y, width, height = 26, text, tone = 'plain', title }: Props) {
  return (
    <g>
      {title !== undefined && (
        <text x={x + width / 2} y={y - 5} textAnchor="middle" className={chart.small}>
          {title}
        </text>
      )}
      <rect x={x} y={y} width={width} height={height} rx="4" className={styles[tone]} />
      <text x={x + width / 2} y={y + height / 2 + 4} textAnchor="middle" className={styles[`${tone}Text`]}>
        {text}
      </text>
    </g>
  )
}
