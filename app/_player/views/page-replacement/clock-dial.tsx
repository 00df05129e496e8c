import type { PageReplacementState } from '#sim/memory/state.ts'
import chart from '../chart/chart.module.css'
import styles from './clock-dial.module.css'

export const DIAL_SIZE = 200

const CENTRE = DIAL_SIZE / 2
const RADIUS = 72

/** The frames in a circle with their use counts as dots, and the hand that looks for a victim. */
export function ClockDial({ state, x, y }: { state: PageReplacementState; x: number; y: number }) {
  const count = state.frames.length
  const angleOf = (frame: number) => (2 * Math.PI * frame) / count - Math.PI / 2
  const size = count <= 8 ? 38 : 26
  const hand = angleOf(state.hand)
  const reach = RADIUS - size / 2 - 8
  const tip = { x: CENTRE + reach * Math.cos(hand), y: CENTRE + reach * Math.sin(hand) }
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle cx={CENTRE} cy={CENTRE} r={RADIUS} className={styles.ring} />
      <line x1={CENTRE} y1={CENTRE} x2={tip.x} y2={tip.y} className={styles.hand} />
      <path
        d="M0 0 L-11 -5 L-11 5 Z"
        className={styles.tip}
        transform={`translate(${tip.x} ${tip.y}) rotate(${(hand * 180) / Math.PI}) translate(3 0)`}
      />
      <circle cx={CENTRE} cy={CENTRE} r="5" className={styles.tip} />
      {state.frames.map((frame, index) => {
        const left = CENTRE + RADIUS * Math.cos(angleOf(index)) - size / 2
        const top = CENTRE + RADIUS * Math.sin(angleOf(index)) - size / 2
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frame is its number.
          <g key={index}>
            <rect x={left} y={top} width={size} height={size} rx="5" className={styles.frame} />
            <text
              x={left + size / 2}
              y={top + size / 2 + (size > 30 ? 1 : 4)}
              textAnchor="middle"
              className={chart.strong}
            >
              {frame === null ? '' : frame.page}
            </text>
            {frame !== null && size > 30 && (
              <text x={left + size / 2} y={top + size - 6} textAnchor="middle" className={styles.use}>
                use {frame.useCount}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
