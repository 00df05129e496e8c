'use client'
import { useId } from 'react'
import type { ClocksConfig } from '#sim/clocks/config.ts'
import type { ClocksEvent } from '#sim/clocks/events.ts'
import type { ClocksMetrics } from '#sim/clocks/metrics.ts'
import type { ClocksState } from '#sim/clocks/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { columnWindow } from '../chart/ticks.ts'
import { diagramOf, pausesOf } from './diagram.ts'
import { ArrowHead, ArrowLine, EventDot, type Grid, LANE, Lanes } from './space-time.tsx'
import { summaryOf } from './summary.ts'

type Props = GraphicProps<ClocksConfig, ClocksState, ClocksEvent, ClocksMetrics>

const LEFT = 64
const RIGHT = 10
const ROW = 34
const MOST_COLUMN = 74
/** Below this width only the newest event shows its vector, so that more events fit. */
const WIDE = 560
const NARROW_COLUMN = 28

/** A lane per process, an event per column, messages as arrows; below, what they came to. */
export function ClocksGraphic({ run, state, metrics, width, label }: Props) {
  const prefix = useId()
  const { dots, arrows } = diagramOf(state)
  const names = state.processes.map(({ name }) => name)
  const rows = summaryOf(state)
  const events = state.log.length
  const grid = gridOf({ names, events, total: run.stateAt(run.length).log.length, width })
  const bottom = 10 + names.length * LANE
  return (
    <Figure
      label={`${label}. ${events} events, ${state.messages.length} messages under way. ${metrics.concurrentPairs} concurrent pairs.`}
      width={width}
      height={bottom + 48 + rows.length * ROW}
    >
      <ArrowHead prefix={prefix} />
      <Lanes names={names} grid={grid} pauses={pausesOf(state)} events={events} />
      {arrows.map((arrow) => (
        <ArrowLine
          key={`${arrow.from.column} ${arrow.to.process} ${arrow.to.column}`}
          {...{ arrow, grid, prefix, events }}
        />
      ))}
      {dots.map((dot) => (
        <EventDot
          key={dot.column}
          dot={dot}
          grid={grid}
          hasVector={width >= WIDE || dot.relation === 'newest'}
        />
      ))}
      <Key y={bottom + 8} />
      {rows.map(({ name, items }, row) => (
        <SummaryLine key={name} name={name} items={items} y={bottom + 48 + row * ROW} />
      ))}
    </Figure>
  )
}

type Sizes = { names: readonly string[]; events: number; total: number; width: number }

/** Columns wide enough for their vectors; the window follows the newest event. */
function gridOf({ names, events, total, width }: Sizes): Grid {
  const room = width - LEFT - RIGHT
  const least = width < WIDE ? NARROW_COLUMN : Math.max(38, names.length * 13 + 6)
  const columns = Math.max(1, total, events + 1)
  const capacity = Math.max(2, Math.floor(room / least))
  const { first, end } = columnWindow(columns, events - 1, capacity)
  const columnWidth = Math.min(MOST_COLUMN, room / (end - first))
  return { left: LEFT, columnWidth, first, end }
}

function Key({ y }: { y: number }) {
  return (
    <g>
      <circle cx={20} cy={y + 1} r="6" fill="var(--t1)" />
      <text x={32} y={y + 5} className={chart.small}>
        before the newest event (ringed)
      </text>
      <circle
        cx={20}
        cy={y + 21}
        r="6"
        fill="none"
        stroke="var(--t1)"
        strokeWidth="2"
        strokeDasharray="3 2.5"
      />
      <text x={32} y={y + 25} className={chart.small}>
        concurrent with it. Inside: Lamport clock; below: vector
      </text>
    </g>
  )
}

function SummaryLine({ name, items, y }: ReturnType<typeof summaryOf>[number] & { y: number }) {
  let left = 76
  return (
    <g>
      <text x={12} y={y + 17} className={chart.quiet}>
        {name}
      </text>
      {items.length === 0 && (
        <text x={left} y={y + 17} className={chart.small}>
          none yet
        </text>
      )}
      {items.map(({ text, tone }, index) => {
        const x = left
        const width = 18 + text.length * 7.4
        left += width + 6
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the row.
          <CellBox key={index} x={x} y={y} width={width} text={text} tone={tone} />
        )
      })}
    </g>
  )
}
