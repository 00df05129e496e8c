'use client'
import type { RaidConfig } from '#sim/raid/config.ts'
import type { RaidEvent } from '#sim/raid/events.ts'
import type { RaidMetrics } from '#sim/raid/metrics.ts'
import type { RaidState } from '#sim/raid/serve.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { indices } from '../chart/indices.ts'
import { contentOf, rowsOf } from './cells.ts'

type Props = GraphicProps<RaidConfig, RaidState, RaidEvent, RaidMetrics>

const LEFT = 62
const TOP = 56
const ROW = 34

/** A column per disk, a row per offset: which block or parity lies there, and what the last request did to it. */
export function RaidGraphic({ config, run, position, width, label }: Props) {
  const events = position === 0 ? [] : run.eventsAt(position)
  const request = config.requests[position - 1]
  const rows = rowsOf(config, events)
  const cell = Math.min(110, (width - LEFT) / config.disks)
  const touched = (disk: number, offset: number) =>
    events.filter((event) => 'offset' in event && event.disk === disk && event.offset === offset)
  return (
    <Figure
      label={`${label}. ${position} of ${config.requests.length} requests.`}
      width={width}
      height={TOP + rows.length * ROW + 26}
    >
      <text x={8} y={16} className={chart.strong}>
        {request === undefined
          ? 'No request yet: press play.'
          : `Request ${position}: ${request.type} ${request.blocks} from block ${request.address}`}
      </text>
      {indices(config.disks).map((disk) => (
        <text
          key={disk}
          x={LEFT + (disk + 0.5) * cell}
          y={TOP - 10}
          textAnchor="middle"
          className={disk === config.failedDisk ? chart.trouble : chart.quiet}
        >
          disk {disk}
          {disk === config.failedDisk ? ' failed' : ''}
        </text>
      ))}
      {rows.map((offset, row) => (
        <g key={offset}>
          <text x={LEFT - 10} y={TOP + row * ROW + 18} textAnchor="end" className={chart.small}>
            offset {offset}
          </text>
          {indices(config.disks).map((disk) => {
            const types = touched(disk, offset).map(({ type }) => type)
            const [isRead, isWritten] = [types.includes('block-read'), types.includes('block-written')]
            const action = `${isRead ? 'R' : ''}${isWritten ? 'W' : ''}`
            return (
              <CellBox
                key={disk}
                x={LEFT + disk * cell + 2}
                y={TOP + row * ROW}
                width={cell - 4}
                text={`${contentOf(config, disk, offset)}${action === '' ? '' : ` ${action}`}`}
                tone={disk === config.failedDisk ? 'bad' : isWritten ? 'current' : isRead ? 'good' : 'plain'}
              />
            )
          })}
        </g>
      ))}
      <text x={8} y={TOP + rows.length * ROW + 18} className={chart.small}>
        P is parity; R was read, W was written
      </text>
    </Figure>
  )
}
