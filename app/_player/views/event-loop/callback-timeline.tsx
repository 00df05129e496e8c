import type { EventLoopEvent } from '#sim/event-loop/events.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import { ticksBetween } from '../chart/ticks.ts'
import { callbackSpans } from './contents.ts'

const QUEUES = ['main', 'nextTick', 'microtask', 'timers', 'poll', 'check', 'close']

type Props = { events: readonly EventLoopEvent[]; now: number; end: number; y: number; width: number }

/** When callbacks had the stack: a bar for one that took time, a line for one that took none. */
export function CallbackTimeline({ events, now, end, y, width }: Props) {
  const last = Math.max(end, 1)
  const at = (time: number) => 12 + (time / last) * (width - 24)
  return (
    <g>
      <text x={8} y={y - 6} className={chart.quiet}>
        The stack over time (ms)
      </text>
      {callbackSpans(events, now).map(({ queue, label, from, to }, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: callbacks only ever join at the end.
          key={index}
          x={at(from)}
          y={y}
          width={Math.max(2, at(to) - at(from))}
          height={18}
          fill={colourOf(QUEUES.indexOf(queue))}
        >
          <title>{`${queue}: ${label}`}</title>
        </rect>
      ))}
      <line x1={12} x2={width - 12} y1={y + 20} y2={y + 20} className={chart.rule} />
      <line x1={at(now)} x2={at(now)} y1={y - 2} y2={y + 24} className={chart.now} />
      {ticksBetween(0, last, Math.floor(width / 90)).map((time) => (
        <text key={time} x={at(time)} y={y + 34} textAnchor="middle" className={chart.small}>
          {time}
        </text>
      ))}
    </g>
  )
}
