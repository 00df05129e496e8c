'use client'
import type { EventLoopConfig } from '#sim/event-loop/config.ts'
import type { EventLoopEvent } from '#sim/event-loop/events.ts'
import type { EventLoopMetrics } from '#sim/event-loop/metrics.ts'
import type { EventLoopState } from '#sim/event-loop/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { columnWindow } from '../chart/ticks.ts'
import { CallbackTimeline } from './callback-timeline.tsx'
import { consoleLines, poolNow, queueRows, short } from './contents.ts'

type Props = GraphicProps<EventLoopConfig, EventLoopState, EventLoopEvent, EventLoopMetrics>

const LINE = 19
const MOST_LINES = 14
const CODE_WIDTH = 400
const STACK = 3
const CONSOLE_LINES = 6
const CHARACTER = 7.3
const PHASES = ['timers', 'pending', 'poll', 'check', 'close'] as const

/** The program with the current line, the stack, every queue, the phases, the pool, the console and the timeline. */
export function EventLoopGraphic({ config, run, state, events, width, label }: Props) {
  const isWide = width >= 760
  const lines = config.program.split('\n')
  const { first, end } = columnWindow(lines.length, Math.max(0, state.line - 1) + 2, MOST_LINES)
  const codeWidth = isWide ? CODE_WIDTH : width - 8
  const codeTop = 76
  const codeBottom = codeTop + Math.min(lines.length, MOST_LINES) * LINE
  const side = isWide
    ? { x: CODE_WIDTH + 24, y: codeTop, width: width - CODE_WIDTH - 32 }
    : { x: 8, y: codeBottom + 26, width: width - 16 }
  const rows = queueRows(state)
  const queuesTop = side.y + STACK * 26 + 20
  const poolTop = queuesTop + rows.length * 32 + 14
  const sideBottom = poolTop + 42
  // Beside the queues on a wide screen, under them on a narrow one.
  const consoleTop = (isWide ? codeBottom : sideBottom) + 30
  const consoleWidth = isWide ? CODE_WIDTH : width
  const output = consoleLines(events)
  const shown = output
    .slice(-CONSOLE_LINES)
    .map((one, index) => ({ ...one, y: consoleTop + 18 + index * 17 }))
  const timelineTop = Math.max(consoleTop + CONSOLE_LINES * 17, sideBottom) + 34
  const { stack } = state.waiting
  const now = `${Math.round(state.time * 100) / 100} ms`
  return (
    <Figure
      label={`${label}. At ${now}: ${state.waiting.phase === 'idle' ? 'between callbacks' : state.waiting.phase}, line ${state.line}. Console: ${shown.map(({ text }) => text).join('; ') || 'empty'}.`}
      width={width}
      height={timelineTop + 46}
    >
      <Phases width={width} phase={state.waiting.phase} now={now} />
      {lines.slice(first, end).map((text, index) => {
        const number = first + index + 1
        const y = codeTop + index * LINE
        const isCurrent = number === state.line
        return (
          <g key={number}>
            {isCurrent && (
              <rect
                x={2}
                y={y}
                width={codeWidth}
                height={LINE - 1}
                rx="3"
                fill="none"
                stroke="var(--accent)"
                strokeWidth="1.5"
              />
            )}
            <text x={30} y={y + 14} textAnchor="end" className={chart.small}>
              {number}
            </text>
            <text x={36} y={y + 14} className={chart.mono} xmlSpace="preserve">
              {short(text, Math.floor((codeWidth - 40) / CHARACTER))}
            </text>
          </g>
        )
      })}
      <text x={side.x} y={side.y - 6} className={chart.quiet}>
        Call stack
      </text>
      {stack.length === 0 && (
        <text x={side.x + 100} y={side.y + 16} className={chart.small}>
          empty
        </text>
      )}
      {stack
        .slice(-STACK)
        .reverse()
        .map(({ name, line }, index) => (
          <CellBox
            // biome-ignore lint/suspicious/noArrayIndexKey: a frame is its depth.
            key={index}
            x={side.x + 96}
            y={side.y + index * 26}
            width={Math.min(260, side.width - 100)}
            height={22}
            text={short(
              `${name} :${line}${index === STACK - 1 && stack.length > STACK ? ` and ${stack.length - STACK} more` : ''}`,
              34,
            )}
            tone={index === 0 ? 'current' : 'plain'}
          />
        ))}
      {rows.map((row, index) => (
        <QueueRow
          key={row.name}
          row={row}
          x={side.x}
          y={queuesTop + index * 32}
          width={side.width}
          isCurrent={row.phase === state.waiting.phase}
        />
      ))}
      <PoolRow jobs={poolNow(events, config.poolThreads)} x={side.x} y={poolTop} width={side.width} />
      <text x={8} y={consoleTop} className={chart.quiet}>
        Console{output.length > shown.length ? ` (the last ${shown.length} of ${output.length} lines)` : ''}
      </text>
      {shown.map(({ text, isError, y }) => (
        <text
          key={y}
          x={16}
          y={y}
          className={isError ? `${chart.mono} ${chart.trouble}` : chart.mono}
          xmlSpace="preserve"
        >
          {short(`${isError ? '! ' : ''}${text}`, Math.floor((consoleWidth - 28) / CHARACTER))}
        </text>
      ))}
      <CallbackTimeline
        events={events}
        now={state.time}
        end={run.events.at(-1)?.time ?? 0}
        y={timelineTop}
        width={width}
      />
    </Figure>
  )
}

function Phases({ width, phase, now }: { width: number; phase: string; now: string }) {
  const gap = 8
  const box = Math.min(110, (width - 16 - 4 * gap) / 5)
  return (
    <g>
      <text x={8} y={14} className={chart.quiet}>
        {`One turn of the loop, then again from timers · ${now}`}
      </text>
      {PHASES.map((name, index) => (
        <CellBox
          key={name}
          x={8 + index * (box + gap)}
          y={24}
          width={box}
          text={box < 90 ? name : `${index + 1} ${name}`}
          tone={phase === name ? 'current' : 'plain'}
        />
      ))}
      <text x={8} y={66} className={chart.small}>
        After every callback: all of nextTick, then all microtasks
      </text>
    </g>
  )
}

type RowProps = {
  row: ReturnType<typeof queueRows>[number]
  x: number
  y: number
  width: number
  isCurrent: boolean
}

function QueueRow({ row, x, y, width, isCurrent }: RowProps) {
  let at = x + 96
  const boxes: { text: string; isReady: boolean; x: number; width: number }[] = []
  for (const { text, isReady } of row.items) {
    const shownText = short(text, 26)
    const boxWidth = Math.max(34, shownText.length * 7 + 14)
    if (at + boxWidth > x + width - 34) break
    boxes.push({ text: shownText, isReady, x: at, width: boxWidth })
    at += boxWidth + 5
  }
  const left = row.items.length - boxes.length
  return (
    <g>
      <text x={x} y={y + 17} className={isCurrent ? chart.strong : undefined}>
        {isCurrent ? `▸ ${row.name}` : row.name}
      </text>
      <line x1={x + 92} x2={x + width} y1={y + 28} y2={y + 28} className={chart.hairline} />
      {boxes.map((box) => (
        <CellBox
          key={box.x}
          x={box.x}
          y={y + 1}
          width={box.width}
          height={24}
          text={box.text}
          tone={box.isReady ? 'plain' : 'empty'}
        />
      ))}
      {left > 0 && (
        <text x={at + 2} y={y + 17} className={chart.small}>
          +{left}
        </text>
      )}
    </g>
  )
}

function PoolRow({
  jobs,
  x,
  y,
  width,
}: {
  jobs: readonly (string | null)[]
  x: number
  y: number
  width: number
}) {
  const box = (width - 96) / jobs.length - 4
  return (
    <g>
      <text x={x} y={y + 17}>
        pool
      </text>
      {jobs.map((job, index) => (
        <CellBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number.
          key={index}
          x={x + 96 + index * (box + 4)}
          y={y}
          width={box}
          text={short(job?.replace('readFile ', '') ?? 'idle', Math.max(2, Math.floor((box - 4) / 7.2)))}
          tone={job === null ? 'empty' : 'current'}
        />
      ))}
    </g>
  )
}
