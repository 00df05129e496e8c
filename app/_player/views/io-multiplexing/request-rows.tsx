import { requestName } from '#sim/multiplex/events.ts'
import chart from '../chart/chart.module.css'
import { StateBlock } from '../chart/state-fills.tsx'
import { type TimeWindow, within } from '../chart/ticks.ts'
import type { RequestSpans } from './spans.ts'

export const ROW = 18

type Props = {
  rows: readonly (readonly [number, RequestSpans])[]
  y: number
  left: number
  scale: number
  window: TimeWindow
  prefix: string
}

/** A row per request: waiting for its turn, worked on, waiting for input or output, up to its answer. */
export function RequestRows({ rows, y, left, scale, window, prefix }: Props) {
  return (
    <g>
      {rows.map(([request, { spans, result }], row) => {
        const top = y + row * ROW
        const end = spans.at(-1)?.to ?? window.from
        const endX = left + (Math.min(end, window.until) - window.from) * scale
        return (
          <g key={request}>
            <text
              x={left - 10}
              y={top + 12}
              textAnchor="end"
              className={result === 'refused' ? chart.trouble : chart.small}
            >
              {requestName(request)}
            </text>
            {within(spans, window).map(({ standing, from, to }) => (
              <StateBlock
                key={`${standing} ${from}`}
                prefix={prefix}
                index={request}
                standing={standing}
                box={{
                  x: left + (from - window.from) * scale,
                  y: top + 2,
                  width: Math.max(0.75, (to - from) * scale),
                  height: ROW - 6,
                }}
              />
            ))}
            {result === 'answered' && end >= window.from && end <= window.until && (
              <text x={endX + 4} y={top + 12} className={chart.success}>
                ✓
              </text>
            )}
            {result === 'refused' && (
              <text x={left + 4} y={top + 12} className={chart.trouble}>
                refused
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
