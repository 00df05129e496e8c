import type { AddressTranslationState } from '#sim/translation/state.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'

const LEFT = 64

/** The TLB: one row per set, one box per way; the entry used last stands out. */
export function TlbGrid({ state, y, width }: { state: AddressTranslationState; y: number; width: number }) {
  const ways = state.tlb[0]?.length ?? 1
  const cell = Math.min(120, (width - LEFT - 8) / ways)
  const hasSpaces = state.config.spaces.length > 1
  return (
    <g>
      <text x={8} y={y + 10} className={chart.quiet}>
        TLB: page → frame{hasSpaces ? ', with the space it belongs to' : ''}
      </text>
      {state.tlb.map((set, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a set is its number.
        <g key={row}>
          <text x={LEFT - 10} y={y + 20 + row * 30 + 17} textAnchor="end" className={chart.small}>
            set {row}
          </text>
          {set.map((entry, way) => (
            <CellBox
              // biome-ignore lint/suspicious/noArrayIndexKey: a way is its number.
              key={way}
              x={LEFT + way * cell}
              y={y + 20 + row * 30}
              width={cell - 4}
              text={
                entry === null ? '' : `${hasSpaces ? `${entry.space}: ` : ''}${entry.page} → ${entry.frame}`
              }
              tone={entry === null ? 'empty' : entry.usedAt === state.now - 1 ? 'current' : 'plain'}
            />
          ))}
        </g>
      ))}
    </g>
  )
}
