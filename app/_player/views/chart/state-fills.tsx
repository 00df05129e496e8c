import type { ReactElement } from 'react'
import { colourOf } from './look.ts'

/** How a job or process stands, drawn the same everywhere: running solid, ready outlined, blocked hatched, done dotted. */
export type Standing = 'running' | 'ready' | 'blocked' | 'done'

/** The hatch and dot patterns of `count` colours; `prefix` keeps several figures on one page apart. */
export function StateFills({ prefix, count }: { prefix: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: Math.min(6, count) }, (_, index) => (
        <FillsOf key={colourOf(index)} prefix={prefix} index={index} />
      ))}
    </defs>
  )
}

function FillsOf({ prefix, index }: { prefix: string; index: number }) {
  return (
    <>
      <pattern
        id={`${prefix}h${index}`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1="1" y1="0" x2="1" y2="6" stroke={colourOf(index)} strokeWidth="2" />
      </pattern>
      <pattern id={`${prefix}d${index}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1" fill={colourOf(index)} />
      </pattern>
    </>
  )
}

type Box = { x: number; y: number; width: number; height: number }
type BlockProps = { prefix: string; index: number; standing: Standing; box: Box }

/** One stretch of a lane. */
export function StateBlock({ prefix, index, standing, box }: BlockProps): ReactElement {
  const colour = colourOf(index)
  const { x, y, width, height } = box
  switch (standing) {
    case 'running':
      return <rect {...box} rx={Math.min(3, width / 3)} fill={colour} />
    case 'ready':
      return (
        <rect
          x={x + 0.75}
          y={y + height * 0.25}
          width={Math.max(0.5, width - 1.5)}
          height={height * 0.5}
          rx={Math.min(2, width / 4)}
          fill="none"
          stroke={colour}
          strokeWidth={width < 4 ? 0.6 : 1.25}
        />
      )
    case 'blocked':
      return <rect {...box} fill={`url(#${prefix}h${index % 6})`} stroke={colour} strokeWidth="0.75" />
    case 'done':
      return (
        <rect x={x} y={y + height / 2 - 3} width={width} height={6} fill={`url(#${prefix}d${index % 6})`} />
      )
  }
}
