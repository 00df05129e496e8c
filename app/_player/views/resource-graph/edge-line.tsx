import type { Edge } from './edges.ts'
import styles from './graph.module.css'
import { PROCESS_RADIUS, RESOURCE_HALF } from './nodes.tsx'
import { type Point, shortened } from './ring-layout.ts'

const HEADS = { plain: styles.head, cycle: styles.cycleHead, deadlock: styles.deadlockHead } as const
const LINES = { plain: styles.edge, cycle: styles.cycleEdge, deadlock: styles.deadlockEdge } as const

/** Arrow heads; SVG markers do not take the colour of their line everywhere, so there is one for each look. */
export function Markers({ prefix }: { prefix: string }) {
  return (
    <defs>
      {(['plain', 'cycle', 'deadlock'] as const).map((look) => (
        <marker
          key={look}
          id={`${prefix}${look}`}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0.5 L10 5 L0 9.5 Z" className={HEADS[look]} />
        </marker>
      ))}
    </defs>
  )
}

type Props = { edge: Edge; isDeadlock: boolean; prefix: string; process: Point; resource: Point }

/** A request is dashed and points at the resource; an assignment is solid and points at its holder. */
export function EdgeLine({ edge, isDeadlock, prefix, process, resource }: Props) {
  const isRequest = edge.type === 'request'
  const processGap = PROCESS_RADIUS + 3
  const resourceGap = RESOURCE_HALF * 1.25 + 3
  const aside = edge.hasTwin ? 7 : 0
  const line = isRequest
    ? shortened(process, resource, { gapFrom: processGap, gapTo: resourceGap, aside })
    : shortened(resource, process, { gapFrom: RESOURCE_HALF * 1.05, gapTo: processGap, aside })
  const look = edge.isInCycle ? (isDeadlock ? 'deadlock' : 'cycle') : 'plain'
  return (
    <g>
      <line
        x1={line.from.x}
        y1={line.from.y}
        x2={line.to.x}
        y2={line.to.y}
        className={isRequest ? `${LINES[look]} ${styles.request}` : LINES[look]}
        markerEnd={`url(#${prefix}${look})`}
      />
      {edge.count > 1 && (
        <text
          x={(line.from.x + line.to.x) / 2}
          y={(line.from.y + line.to.y) / 2 - 6}
          textAnchor="middle"
          className={styles.count}
        >
          × {edge.count}
        </text>
      )}
    </g>
  )
}
