'use client'
import type { BankersConfig } from '#sim/bankers/config.ts'
import type { BankersEvent } from '#sim/bankers/events.ts'
import type { BankersMetrics } from '#sim/bankers/metrics.ts'
import { type BankersState, finishable, needOf, type Vector } from '#sim/bankers/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox, type Tone } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'

type Props = GraphicProps<BankersConfig, BankersState, BankersEvent, BankersMetrics>

const LEFT = 44
const TOP = 96
const ROW = 32

/** The matrices side by side, what is free above them, and who could finish so far. */
export function BankersGraphic({ config, state, position, metrics, width, label }: Props) {
  const resources = config.available.length
  const cell = Math.min(34, (width - LEFT - 70) / (3 * resources + 1.2))
  const block = resources * cell + cell * 0.4
  const columns = [
    { title: 'holds', of: (process: number): Vector => state.allocation[process] ?? [] },
    { title: 'claim', of: (process: number): Vector => config.maximum[process] ?? [] },
    { title: 'need', of: (process: number): Vector => needOf(state, process) },
  ]
  const sequence = state.check?.sequence ?? []
  const candidates = finishable(state)
  return (
    <Figure
      label={`${label}. Step ${position}. ${metrics.isSafeAtStart === null ? 'Not judged yet' : metrics.isSafeAtStart ? 'Safe at the start' : 'Not safe at the start'}.`}
      width={width}
      height={TOP + config.allocation.length * ROW + 40}
    >
      <Vectors name="free" vector={state.available} x={LEFT} cell={cell} tone="plain" />
      {state.check !== null && (
        <Vectors name="work" vector={state.check.work} x={LEFT + block + 44} cell={cell} tone="current" />
      )}
      {columns.map(({ title }, index) => (
        <text key={title} x={LEFT + index * block + 2} y={TOP - 8} className={chart.quiet}>
          {title}
        </text>
      ))}
      {config.allocation.map((_, process) => {
        const place = sequence.indexOf(process)
        const tone: Tone = place >= 0 ? 'good' : candidates.includes(process) ? 'current' : 'plain'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
          <g key={process}>
            <text x={LEFT - 10} y={TOP + process * ROW + 18} textAnchor="end" className={chart.strong}>
              P{process}
            </text>
            {columns.map(({ title, of }, index) =>
              of(process).map((value, resource) => (
                <CellBox
                  // biome-ignore lint/suspicious/noArrayIndexKey: a resource is its number.
                  key={`${title} ${resource}`}
                  x={LEFT + index * block + resource * cell}
                  y={TOP + process * ROW}
                  width={cell - 3}
                  text={value}
                  tone={title === 'need' ? tone : 'plain'}
                />
              )),
            )}
            <text
              x={LEFT + 3 * block + 4}
              y={TOP + process * ROW + 18}
              className={place >= 0 ? chart.success : chart.small}
            >
              {place >= 0 ? `✓ ${place + 1}` : candidates.includes(process) ? 'could' : ''}
            </text>
          </g>
        )
      })}
      <text x={8} y={TOP + config.allocation.length * ROW + 24} className={chart.strong}>
        {verdictOf(state)}
      </text>
    </Figure>
  )
}

function Vectors({
  name,
  vector,
  x,
  cell,
  tone,
}: {
  name: string
  vector: Vector
  x: number
  cell: number
  tone: Tone
}) {
  return (
    <g>
      <text x={x - 8} y={48} textAnchor="end" className={chart.quiet}>
        {name}
      </text>
      {vector.map((value, resource) => (
        <CellBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a resource is its number.
          key={resource}
          x={x + resource * cell}
          y={30}
          width={cell - 3}
          text={value}
          tone={tone}
          title={resource < 26 ? String.fromCharCode(65 + resource) : String(resource)}
        />
      ))}
    </g>
  )
}

function verdictOf({ check, verdicts, config, decided, isJudged }: BankersState): string {
  const request = config.requests[decided]
  if (check !== null && isJudged && request !== undefined) {
    return `Suppose P${request.process} had (${request.amounts.join(', ')}): could all finish?`
  }
  if (check !== null) return 'Could all finish?'
  const verdict = verdicts.at(-1)
    ? 'The last state that was judged is safe'
    : 'The last state that was judged is not safe'
  return request === undefined
    ? verdict
    : `${verdict}. Next: P${request.process} asks for (${request.amounts.join(', ')})`
}
