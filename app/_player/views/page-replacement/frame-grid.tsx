import type { PageReplacementConfig } from '#sim/memory/config.ts'
import type { PageReplacementEvent } from '#sim/memory/events.ts'
import type { PageReplacementState } from '#sim/memory/state.ts'
import type { RunView } from '../../run/run-view.ts'
import chart from '../chart/chart.module.css'
import { indices } from '../chart/indices.ts'
import styles from './frame-grid.module.css'

type Run = RunView<PageReplacementState, PageReplacementEvent>
type Props = {
  config: PageReplacementConfig
  run: Run
  position: number
  /** Columns to draw: references `first` up to `end`. */
  first: number
  end: number
  columnWidth: number
  left: number
}

const HEAD = 46
const FOOT = 30

const rowHeight = (frames: number) => (frames <= 8 ? 32 : frames <= 24 ? 22 : 14)
const KEY = 18

export const gridHeight = ({ frames, prefetch }: PageReplacementConfig) =>
  HEAD + frames * rowHeight(frames) + FOOT + (prefetch.policy === 'none' ? 0 : KEY)

/** One column per reference: what is in each frame after it, what came in, and whether it was a hit. */
export function FrameGrid(props: Props) {
  const { config, first, end, left } = props
  const height = rowHeight(config.frames)
  const columns = Array.from({ length: end - first }, (_, index) => first + index)
  return (
    <g>
      <text x={left - 12} y={34} textAnchor="end" className={chart.quiet}>
        page
      </text>
      {indices(config.frames).map((frame) => (
        <text
          key={frame}
          x={left - 12}
          y={HEAD + frame * height + height / 2 + 4}
          textAnchor="end"
          className={chart.small}
        >
          {height >= 20 || frame % 4 === 0 ? `frame ${frame}` : ''}
        </text>
      ))}
      {columns.map((time) => (
        <Column key={time} {...props} time={time} height={height} />
      ))}
      {config.prefetch.policy !== 'none' && (
        <text x={left} y={gridHeight(config) - 6} className={chart.small}>
          dashed: read ahead, not used yet
        </text>
      )}
      {first > 0 && (
        <text x={left} y={12} className={chart.small}>
          ← {first} earlier
        </text>
      )}
      {end < config.references.length && (
        <text x={left + (end - first) * props.columnWidth} y={12} textAnchor="end" className={chart.small}>
          {config.references.length - end} more →
        </text>
      )}
    </g>
  )
}

function Column(props: Props & { time: number; height: number }) {
  const { config, run, position, first, columnWidth, left, time, height } = props
  const x = left + (time - first) * columnWidth
  const middle = x + columnWidth / 2
  const isKnown = time < position
  const isCurrent = time === position - 1
  const events = isKnown ? run.eventsAt(time + 1) : []
  const isHit = events.some(({ type }) => type === 'page-hit')
  const bottom = HEAD + config.frames * height
  return (
    <g>
      {isCurrent && (
        <rect x={x} y={18} width={columnWidth} height={bottom + 8} rx="5" className={styles.current} />
      )}
      <text x={middle} y={35} textAnchor="middle" className={isKnown ? styles.page : styles.unknown}>
        {config.references[time]}
      </text>
      {indices(config.frames).map((frame) => (
        <Cell
          key={frame}
          {...{ run, time, frame, events, isKnown }}
          box={{ x: x + 2, y: HEAD + frame * height + 1.5, width: columnWidth - 4, height: height - 3 }}
        />
      ))}
      {isKnown && (
        <text x={middle} y={bottom + 19} textAnchor="middle" className={isHit ? styles.hit : styles.fault}>
          {isHit ? '✓' : '✗'}
        </text>
      )}
    </g>
  )
}

function lookOf(type: PageReplacementEvent['type'] | undefined): string | undefined {
  if (type === undefined) return styles.still
  return type === 'page-hit' || type === 'prefetch-used' ? styles.used : styles.loaded
}

type CellProps = {
  run: Run
  time: number
  frame: number
  events: readonly PageReplacementEvent[]
  isKnown: boolean
  box: { x: number; y: number; width: number; height: number }
}

function Cell({ run, time, frame, events, isKnown, box }: CellProps) {
  if (!isKnown) return <rect {...box} rx="3" className={styles.empty} />
  const content = run.stateAt(time + 1).frames[frame] ?? null
  if (content === null) return <rect {...box} rx="3" className={styles.empty} />
  const touched = events.find(
    (event) => 'frame' in event && event.frame === frame && event.type !== 'frame-passed-over',
  )
  const look = content.isPrefetched ? styles.ahead : lookOf(touched?.type)
  const evicted = events.find((event) => event.type === 'page-evicted' && event.frame === frame)
  return (
    <g>
      <rect {...box} rx="3" className={look} />
      {box.height >= 12 && (
        <text
          x={box.x + box.width / 2}
          y={box.y + box.height / 2 + 4.5}
          textAnchor="middle"
          className={look === styles.loaded ? styles.loadedText : styles.stillText}
        >
          {content.page}
        </text>
      )}
      {evicted !== undefined && box.height >= 24 && (
        <text x={box.x + box.width - 3} y={box.y + 10} textAnchor="end" className={styles.gone}>
          {evicted.page}
        </text>
      )}
    </g>
  )
}
