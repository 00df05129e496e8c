import type { MemoryModelMetrics } from '#sim/litmus/metrics.ts'
import { MODEL_IDS, MODEL_TITLES, type ModelId } from '#sim/litmus/models.ts'
import chart from '../chart/chart.module.css'
import styles from './memory-model.module.css'

const LINE = 24
const CELL = { least: 29, most: 48 }
const MOST_ROWS = 12
const CHARACTER = 7.3

const SIGNS: Readonly<Record<string, { sign: string; look: string | undefined }>> = {
  allowed: { sign: '✓', look: chart.success },
  forbidden: { sign: '✗', look: chart.trouble },
  racy: { sign: 'race', look: chart.trouble },
  unknown: { sign: '?', look: chart.quiet },
}

type Outcomes = MemoryModelMetrics['outcomes']

const nameWidth = (outcomes: Outcomes) =>
  Math.max(60, ...outcomes.slice(0, MOST_ROWS).map(({ outcome }) => outcome.length * CHARACTER + 22))

/** The space the grid takes of the room there is; more than that where the outcomes are long. */
export function outcomeGridSize(outcomes: Outcomes, room: number): { width: number; height: number } {
  const rows = Math.min(outcomes.length, MOST_ROWS)
  const more = outcomes.length > MOST_ROWS || rows === 0 ? 1 : 0
  const names = nameWidth(outcomes)
  const cell = Math.max(CELL.least, Math.min(CELL.most, (room - names - 8) / MODEL_IDS.length))
  return { width: names + MODEL_IDS.length * cell + 8, height: (rows + more) * LINE + 64 }
}

type Props = { outcomes: Outcomes; model: ModelId; x: number; y: number; width: number }

/** Each outcome under each model: ✓ it can happen, ✗ it cannot. The model chosen is framed, the outcome asked about shaded. */
export function OutcomeGrid({ outcomes, model, x, y, width }: Props) {
  const names = nameWidth(outcomes)
  const cell = (width - names - 8) / MODEL_IDS.length
  const shown = outcomes.slice(0, MOST_ROWS)
  const column = (index: number) => x + names + index * cell
  const top = y + 34
  return (
    <g>
      <text x={x} y={y + 12} className={chart.strong}>
        Outcomes: ✓ can happen, ✗ cannot
      </text>
      {MODEL_IDS.map((id, index) => (
        <text
          key={id}
          x={column(index) + cell / 2}
          y={top}
          textAnchor="middle"
          className={id === model ? chart.nowText : chart.quiet}
          style={cell < 44 ? { fontSize: 10 } : undefined}
        >
          {MODEL_TITLES[id]}
        </text>
      ))}
      {shown.map((row, index) => (
        <g key={row.outcome}>
          {row.asked !== '' && (
            <rect
              x={x - 4}
              y={top + 8 + index * LINE}
              width={names + MODEL_IDS.length * cell + 4}
              height={LINE - 2}
              rx={3}
              className={styles.askedRow}
            />
          )}
          <text x={x} y={top + 24 + index * LINE} className={chart.mono}>
            {`${row.observed === '' ? '\u2007' : '●'} ${row.outcome}`}
          </text>
          {MODEL_IDS.map((id, at) => (
            <text
              key={id}
              x={column(at) + cell / 2}
              y={top + 24 + index * LINE}
              textAnchor="middle"
              className={SIGNS[row[id]]?.look}
            >
              {SIGNS[row[id]]?.sign}
            </text>
          ))}
        </g>
      ))}
      {outcomes.length > MOST_ROWS && (
        <text x={x} y={top + 24 + MOST_ROWS * LINE} className={chart.quiet}>
          {outcomes.length - MOST_ROWS} more in the table
        </text>
      )}
      {outcomes.length === 0 && (
        <text x={x} y={top + 24} className={chart.quiet}>
          Too many executions to list: step through one.
        </text>
      )}
      <rect
        x={column(MODEL_IDS.indexOf(model)) + 1}
        y={top - 15}
        width={cell - 2}
        height={shown.length * LINE + 24}
        rx={4}
        className={styles.chosenColumn}
      />
    </g>
  )
}
