import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import type { WaitEdge } from '#sim/threads/wait-for.ts'
import { strandOf } from '../strand.ts'
import styles from './explore.module.css'

const SIZE = 230
const RADIUS = 78
const NODE = 20

/** Who waits for whom when nobody can go on; the circle stands out, and the same is said in words below. */
export function WaitForGraph({ edges }: { readonly edges: readonly WaitEdge[] }) {
  const tids = [
    ...new Set(edges.flatMap(({ tid, holderTid }) => (holderTid === null ? [tid] : [tid, holderTid]))),
  ]
  const circle = circleOf(edges)
  const at = (tid: number) => {
    const angle = (tids.indexOf(tid) / tids.length) * 2 * Math.PI - Math.PI / 2
    return { x: SIZE / 2 + RADIUS * Math.cos(angle), y: SIZE / 2 + RADIUS * Math.sin(angle) }
  }
  return (
    <figure className={styles.graph}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <defs>
          <marker
            id="waits"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className={styles.arrow} />
          </marker>
        </defs>
        {edges.map(({ tid, holderTid }) => {
          if (holderTid === null || holderTid === tid) return null
          const [a, b] = [at(tid), at(holderTid)]
          const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
          const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length]
          const isBack = edges.some((other) => other.tid === holderTid && other.holderTid === tid)
          const bend = isBack ? 16 : 0
          const middle = { x: (a.x + b.x) / 2 - uy * bend, y: (a.y + b.y) / 2 + ux * bend }
          return (
            <path
              key={tid}
              className={styles.edge}
              data-cycle={circle.has(tid) || undefined}
              d={`M${a.x + ux * NODE} ${a.y + uy * NODE} Q${middle.x} ${middle.y} ${b.x - ux * NODE} ${b.y - uy * NODE}`}
              markerEnd="url(#waits)"
            />
          )
        })}
        {tids.map((tid) => {
          const { x, y } = at(tid)
          return (
            <g
              key={tid}
              className={styles.node}
              data-strand={strandOf(tid)}
              data-cycle={circle.has(tid) || undefined}
            >
              <circle cx={x} cy={y} r={NODE} />
              <text x={x} y={y + 4} textAnchor="middle">
                {threadLabel(tid)}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption>
        <ul>
          {edges.map(({ tid, what, line, holderTid }) => (
            <li key={tid}>
              <strong>{threadLabel(tid)}</strong> waits to {what} at line {line}
              {holderTid === null
                ? ', which nobody in particular can give'
                : `, held by ${threadLabel(holderTid)}`}
              {circle.has(tid) && ' (in the circle)'}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** The threads on a circle of waiting. */
function circleOf(edges: readonly WaitEdge[]): ReadonlySet<number> {
  const next = new Map(edges.map(({ tid, holderTid }) => [tid, holderTid]))
  const isOn = (start: number) => {
    let at = next.get(start) ?? null
    for (let n = 0; n < edges.length && at !== null; n++) {
      if (at === start) return true
      at = next.get(at) ?? null
    }
    return false
  }
  return new Set(edges.map(({ tid }) => tid).filter(isOn))
}
