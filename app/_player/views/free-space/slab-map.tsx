import { slabShape, standingOf } from '#sim/heap/slab.ts'
import type { FreeSpaceState, Slab } from '#sim/heap/state.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './free-space.module.css'

const ROW = 62
const HEAD = 22
const SLAB = { width: 150, height: 24, gap: 14 }

type Placed = { readonly slab: Slab; readonly x: number; readonly y: number }
type CacheRow = { readonly objectBytes: number; readonly y: number; readonly slabs: readonly Placed[] }

/** One cache after another, its slabs side by side, wrapping to the width. */
function rowsOf(
  { config, slabs }: FreeSpaceState,
  width: number,
): { rows: readonly CacheRow[]; height: number } {
  const perRow = Math.max(1, Math.floor((width - 8) / (SLAB.width + SLAB.gap)))
  let y = 0
  const rows = config.slab.objectBytes.map((objectBytes): CacheRow => {
    const own = slabs.filter((slab) => slab.objectBytes === objectBytes)
    const top = y
    y += HEAD + Math.max(1, Math.ceil(own.length / perRow)) * (ROW - HEAD) + 6
    return {
      objectBytes,
      y: top,
      slabs: own.map((slab, at) => ({
        slab,
        x: 8 + (at % perRow) * (SLAB.width + SLAB.gap),
        y: top + HEAD + Math.floor(at / perRow) * (ROW - HEAD),
      })),
    }
  })
  return { rows, height: y }
}

export function slabMapHeight(state: FreeSpaceState, width: number): number {
  return state.config.policy === 'slab' ? rowsOf(state, width).height + 8 : 0
}

/** The caches and their slabs: the colour first, then the objects, filled when in use. Nothing under other policies. */
export function SlabMap({ state, width, y }: { state: FreeSpaceState; width: number; y: number }) {
  if (state.config.policy !== 'slab') return null
  return (
    <g>
      {rowsOf(state, width).rows.map((row) => {
        const { objects, spare } = slabShape(state.config, row.objectBytes)
        return (
          <g key={row.objectBytes}>
            <text x={8} y={y + row.y + 12} className={chart.quiet}>
              Cache of {row.objectBytes} bytes: {objects} a slab, {spare} spare
              {row.slabs.length === 0 ? '; no slab' : ''}
            </text>
            {row.slabs.map(({ slab, x, y: top }) => (
              <SlabBox key={slab.address} slab={slab} state={state} x={x} y={y + top} />
            ))}
          </g>
        )
      })}
    </g>
  )
}

type BoxProps = { slab: Slab; state: FreeSpaceState; x: number; y: number }

function SlabBox({ slab, state, x, y }: BoxProps) {
  const { slabBytes } = state.config.slab
  const scale = SLAB.width / slabBytes
  const allocationAt = (place: number) => {
    const address = slab.address + slab.colour + place * slab.objectBytes
    return state.used.find((block) => block.address === address)?.allocation ?? null
  }
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={Math.max(2, slab.colour * scale)}
        height={SLAB.height}
        className={styles.colour}
      />
      {Array.from({ length: slab.objects }, (_, place) => {
        const allocation = allocationAt(place)
        const width = slab.objectBytes * scale
        const left = x + (slab.colour + place * slab.objectBytes) * scale
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an object is its place in the slab.
          <g key={place}>
            <rect
              x={left + 0.5}
              y={y + 1}
              width={Math.max(1, width - 1)}
              height={SLAB.height - 2}
              rx="2"
              className={styles.object}
              style={allocation === null ? undefined : { fill: colourOf(allocation), stroke: 'none' }}
            />
            {allocation !== null && width > 16 && (
              <text x={left + width / 2} y={y + 16.5} textAnchor="middle" className={chart.onColour}>
                {allocation}
              </text>
            )}
          </g>
        )
      })}
      <rect x={x} y={y} width={SLAB.width} height={SLAB.height} className={styles.slab} />
      <text x={x} y={y + SLAB.height + 12} className={chart.small}>
        {slab.address}, {standingOf(slab)}, colour {slab.colour}
      </text>
    </g>
  )
}
