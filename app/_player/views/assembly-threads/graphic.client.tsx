'use client'
import type { AssemblyThreadsConfig } from '#sim/assembly/config.ts'
import type { AssemblyThreadsEvent } from '#sim/assembly/events.ts'
import type { AssemblyThreadsMetrics } from '#sim/assembly/metrics.ts'
import { CODE_START } from '#sim/assembly/parse.ts'
import type { AssemblyThreadsState } from '#sim/assembly/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { columnWindow } from '../chart/ticks.ts'

type Props = GraphicProps<
  AssemblyThreadsConfig,
  AssemblyThreadsState,
  AssemblyThreadsEvent,
  AssemblyThreadsMetrics
>

const LINE = 21
const TOP = 34
const CODE_WIDTH = 300
const MOST_LINES = 22
const CELL = { width: 62, gap: 4 }
const SHOWN = ['ax', 'bx', 'cx', 'dx'] as const

/** The code with a marker per thread, the registers of each, and the variables. */
export function AssemblyThreadsGraphic({ config, state, position, metrics, width, label }: Props) {
  const isWide = width >= CODE_WIDTH + 330
  const { instructions } = state.program
  const at = (state.threads[state.current]?.pc ?? CODE_START) - CODE_START
  const { first, end } = columnWindow(
    instructions.length,
    Math.min(at + 4, instructions.length - 1),
    MOST_LINES,
  )
  const codeBottom = TOP + (end - first) * LINE
  const side = isWide ? { x: CODE_WIDTH + 24, y: TOP } : { x: 56, y: codeBottom + 40 }
  const bottom = side.y + state.threads.length * 44 + 40 + Math.ceil(metrics.variables.length / 3) * 46
  return (
    <Figure
      label={`${label}. ${position} instructions done. ${metrics.variables.map(({ name, value }) => `${name} is ${value}`).join(', ')}.`}
      width={width}
      height={Math.max(codeBottom, bottom) + 8}
    >
      <text x={8} y={16} className={chart.quiet}>
        {config.order === 'any'
          ? 'Any thread may go next'
          : `Next interrupt after ${state.untilInterrupt} instructions`}
      </text>
      {instructions.slice(first, end).map(({ address, text }, index) => (
        <g key={address}>
          <text x={104} y={TOP + index * LINE + 14} textAnchor="end" className={chart.small}>
            {address}
          </text>
          <text x={114} y={TOP + index * LINE + 14} className={chart.mono}>
            {text}
          </text>
          {state.threads.map(
            (thread, number) =>
              thread.pc === address &&
              thread.status === 'runnable' && (
                // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
                <g key={number}>
                  <rect
                    x={4 + (number % 4) * 17}
                    y={TOP + index * LINE + 1}
                    width="16"
                    height="17"
                    rx="3"
                    fill={number === state.current ? colourOf(number) : 'none'}
                    stroke={colourOf(number)}
                    strokeWidth="1.5"
                  />
                  <text
                    x={12 + (number % 4) * 17}
                    y={TOP + index * LINE + 14}
                    textAnchor="middle"
                    className={number === state.current ? chart.onColour : chart.strong}
                  >
                    {number}
                  </text>
                </g>
              ),
          )}
        </g>
      ))}
      {state.threads.map(({ registers, status }, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
        <g key={number}>
          <text
            x={side.x - 8}
            y={side.y + number * 44 + 17}
            textAnchor="end"
            className={chart.strong}
            fill={colourOf(number)}
          >
            T{number}
          </text>
          {SHOWN.map((name, index) => (
            <CellBox
              key={name}
              x={side.x + index * (CELL.width + CELL.gap)}
              y={side.y + number * 44}
              width={CELL.width}
              text={registers[name]}
              title={`%${name}`}
              tone={status === 'runnable' ? (number === state.current ? 'current' : 'plain') : 'empty'}
            />
          ))}
          {status !== 'runnable' && (
            <text
              x={side.x + 4 * (CELL.width + CELL.gap) + 4}
              y={side.y + number * 44 + 17}
              className={chart.small}
            >
              {status}
            </text>
          )}
        </g>
      ))}
      {metrics.variables.slice(0, 12).map(({ name, address, value }, index) => (
        <CellBox
          key={address}
          x={side.x + (index % 3) * 92}
          y={side.y + state.threads.length * 44 + 26 + Math.floor(index / 3) * 46}
          width={86}
          text={value}
          title={`${name} (${address})`}
        />
      ))}
    </Figure>
  )
}
