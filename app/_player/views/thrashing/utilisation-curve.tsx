import chart from '../chart/chart.module.css'
import { colourOf, dashOf } from '../chart/look.ts'
import styles from './thrashing.module.css'
import type { UtilisationCurve } from './utilisation.ts'

type Props = {
  curves: readonly UtilisationCurve[]
  level: number
  box: { x: number; y: number; width: number; height: number }
}

const LEFT = 48
const BOTTOM = 36
const TOP = 24
const KEY = 18

export const curveHeight = (curves: readonly UtilisationCurve[]): number => 210 + curves.length * KEY

/** CPU utilisation by degree of multiprogramming (Denning 1968), a line for each way to share memory. */
export function UtilisationCurves({ curves, level, box }: Props) {
  const degrees = curves[0]?.points.length ?? 1
  const plot = { width: box.width - LEFT - 16, height: box.height - TOP - BOTTOM - curves.length * KEY }
  const xOf = (degree: number) => LEFT + ((degree - 1) / Math.max(1, degrees - 1)) * plot.width
  const yOf = (share: number) => TOP + plot.height * (1 - share)
  const bottom = TOP + plot.height
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <text x="0" y="11" className={chart.quiet}>
        CPU utilisation by number of processes
      </text>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={LEFT + plot.width} y1={yOf(share)} y2={yOf(share)} className={chart.hairline} />
          <text x={LEFT - 8} y={yOf(share) + 4} textAnchor="end" className={chart.small}>
            {share * 100} %
          </text>
        </g>
      ))}
      {Array.from({ length: degrees }, (_, index) => index + 1).map((degree) => (
        <text
          key={degree}
          x={xOf(degree)}
          y={bottom + 18}
          textAnchor="middle"
          className={degree === level ? styles.here : chart.small}
        >
          {degree}
        </text>
      ))}
      {curves.map(({ name, points, isThis }, index) => (
        <g key={name}>
          <path
            d={points
              .map((point, at) => `${at === 0 ? 'M' : 'L'}${xOf(point.level)} ${yOf(point.utilisation)}`)
              .join(' ')}
            className={styles.line}
            stroke={colourOf(index)}
            strokeDasharray={dashOf(index)}
          />
          {points.map((point) => (
            <circle
              key={point.level}
              cx={xOf(point.level)}
              cy={yOf(point.utilisation)}
              r={isThis && point.level === level ? 6 : 2.5}
              fill={isThis && point.level === level ? 'var(--raised)' : colourOf(index)}
              stroke={colourOf(index)}
              strokeWidth={isThis && point.level === level ? 3 : 1}
            />
          ))}
          <line
            x1={LEFT}
            x2={LEFT + 30}
            y1={bottom + BOTTOM + index * KEY}
            y2={bottom + BOTTOM + index * KEY}
            className={styles.line}
            stroke={colourOf(index)}
            strokeDasharray={dashOf(index)}
          />
          <text x={LEFT + 38} y={bottom + BOTTOM + index * KEY + 4} className={chart.small}>
            {name}
            {isThis ? ' (this run)' : ''}
          </text>
        </g>
      ))}
    </g>
  )
}
