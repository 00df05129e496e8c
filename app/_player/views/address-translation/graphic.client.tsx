'use client'
import type { AddressTranslationConfig } from '#sim/translation/config.ts'
import type { AddressTranslationEvent } from '#sim/translation/events.ts'
import { geometryOf } from '#sim/translation/geometry.ts'
import type { AddressTranslationMetrics } from '#sim/translation/metrics.ts'
import type { AddressTranslationState } from '#sim/translation/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { AddressBits } from './address-bits.tsx'
import { type Station, stationsOf } from './stations.ts'
import { TlbGrid } from './tlb-grid.tsx'

type Props = GraphicProps<
  AddressTranslationConfig,
  AddressTranslationState,
  AddressTranslationEvent,
  AddressTranslationMetrics
>

const LEFT = 8
const WALK_TOP = 108
const STATION = { width: 156, height: 44, gap: 26 }

/** The last address in bits, the way to its frame, and what the TLB holds. */
export function AddressTranslationGraphic({ config, run, position, state, width, label }: Props) {
  const events = position === 0 ? [] : run.eventsAt(position)
  const access = config.accesses[position - 1]
  const stations = stationsOf(config, events)
  const perRow = Math.max(1, Math.floor((width - LEFT + STATION.gap) / (STATION.width + STATION.gap)))
  const walkRows = Math.max(1, Math.ceil(stations.length / perRow))
  const tlbTop = WALK_TOP + walkRows * (STATION.height + 34) + 10
  const tlbHeight = state.tlb.length === 0 ? 0 : 24 + state.tlb.length * 30
  return (
    <Figure
      label={`${label}. ${position} of ${config.accesses.length} accesses. ${stations.map(({ title, text }) => `${title}: ${text}`).join('; ')}`}
      width={width}
      height={tlbTop + tlbHeight + 8}
    >
      {access === undefined ? (
        <text x={LEFT} y={20} className={chart.quiet}>
          No access yet: press play.
        </text>
      ) : (
        <AddressBits
          address={access.address}
          title={`Access ${position}${config.spaces.length > 1 ? `, space ${access.space}` : ''}: ${access.isWrite ? 'write to' : 'read from'} virtual address ${access.address}`}
          geometry={geometryOf(config)}
          isPaged={config.scheme === 'linear' || config.scheme === 'multi-level'}
          width={width}
        />
      )}
      {stations.map((station, index) => (
        <StationBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place on the way.
          key={index}
          station={station}
          hasNext={index < stations.length - 1}
          x={LEFT + (index % perRow) * (STATION.width + STATION.gap)}
          y={WALK_TOP + Math.floor(index / perRow) * (STATION.height + 34)}
        />
      ))}
      {state.tlb.length > 0 && <TlbGrid state={state} y={tlbTop} width={width} />}
    </Figure>
  )
}

function StationBox({
  station,
  hasNext,
  x,
  y,
}: {
  station: Station
  hasNext: boolean
  x: number
  y: number
}) {
  return (
    <g>
      <CellBox x={x} y={y} width={STATION.width} height={STATION.height} {...station} />
      {hasNext && (
        <text x={x + STATION.width + STATION.gap / 2} y={y + 27} textAnchor="middle" className={chart.quiet}>
          →
        </text>
      )}
    </g>
  )
}
