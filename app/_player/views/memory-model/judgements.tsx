import type { MemoryModelEvent } from '#sim/litmus/events.ts'
import chart from '../chart/chart.module.css'

const LINE = 22

type Judged = Extract<MemoryModelEvent, { type: 'axiom-held' | 'axiom-violated' }>

/** The space for that many judgements, which come one by one: never less than for the usual four, so that nothing jumps. */
export const judgementsHeight = (count: number): number => 26 + Math.max(4, count) * LINE

/** The axioms judged so far: ✓ held, ✗ violated, each with its statement. */
export function Judgements({ judged, top }: { judged: readonly Judged[]; top: number }) {
  return (
    <g>
      <text x={10} y={top + 32} className={chart.quiet}>
        {judged.length === 0 ? 'Not judged yet' : 'Judged, axiom by axiom'}
      </text>
      {judged.map(({ axiom, statement, type }, index) => (
        <text key={axiom} x={10} y={top + 32 + (index + 1) * LINE}>
          <tspan className={type === 'axiom-held' ? chart.success : chart.trouble}>
            {type === 'axiom-held' ? '✓' : '✗'} {axiom}
          </tspan>
          <tspan className={chart.quiet}> {statement}</tspan>
        </text>
      ))}
    </g>
  )
}
