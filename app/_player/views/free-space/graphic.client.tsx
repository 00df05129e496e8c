'use client'
import { useId } from 'react'
import type { FreeSpaceConfig } from '#sim/heap/config.ts'
import type { FreeSpaceEvent } from '#sim/heap/events.ts'
import type { FreeSpaceMetrics } from '#sim/heap/metrics.ts'
import type { Block, FreeSpaceState } from '#sim/heap/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import styles from './free-space.module.css'
import { SlabMap, slabMapHeight } from './slab-map.tsx'

type Props = GraphicProps<FreeSpaceConfig, FreeSpaceState, FreeSpaceEvent, FreeSpaceMetrics>

const LEFT = 8
const BAR = { y: 34, height: 52 }
const CHIP = { width: 92, height: 26, gap: 22 }
const LIST_TOP = 150

/** The heap from its lowest address to its highest, and the free list in its order. */
export function FreeSpaceGraphic({ config, state, width, label }: Props) {
  const prefix = useId()
  const perRow = Math.max(1, Math.floor((width - LEFT) / (CHIP.width + CHIP.gap)))
  const rows = Math.max(1, Math.ceil(state.free.length / perRow))
  const operation = config.operations[state.now]
  const listBottom = LIST_TOP + rows * (CHIP.height + 12) + 4
  return (
    <Figure
      label={`${label}. ${state.now} of ${config.operations.length} operations; ${state.free.length} free blocks.`}
      width={width}
      height={listBottom + slabMapHeight(state, width)}
    >
      <text x={LEFT} y={16} className={chart.quiet}>
        {operation === undefined ? 'All operations are done' : `Next: ${textOf(operation)}`}
      </text>
      <HeapMap {...{ config, state, width, prefix }} />
      <text x={LEFT} y={LIST_TOP - 12} className={chart.quiet}>
        {config.policy === 'slab'
          ? 'Memory outside slabs: address and size'
          : 'Free list: address and size, in its order'}
      </text>
      {state.free.length === 0 && (
        <text x={LEFT} y={LIST_TOP + 17} className={chart.small}>
          empty
        </text>
      )}
      {state.free.map((block, index) => (
        <Chip
          key={block.address}
          block={block}
          isLast={index === state.free.length - 1}
          x={LEFT + (index % perRow) * (CHIP.width + CHIP.gap)}
          y={LIST_TOP + Math.floor(index / perRow) * (CHIP.height + 12)}
        />
      ))}
      <SlabMap state={state} width={width} y={listBottom} />
    </Figure>
  )
}

export function textOf(operation: FreeSpaceConfig['operations'][number]): string {
  switch (operation.type) {
    case 'allocate':
      return `allocate ${operation.size} bytes`
    case 'free':
      return `free allocation ${operation.allocation}`
    case 'reclaim':
      return 'reclaim empty slabs'
  }
}

type MapProps = { config: FreeSpaceConfig; state: FreeSpaceState; width: number; prefix: string }

function HeapMap({ config, state, width, prefix }: MapProps) {
  const scale = (width - 2 * LEFT) / config.heapBytes
  const box = ({ address, size }: Block) => ({
    x: LEFT + (address - config.baseAddress) * scale + 0.5,
    y: BAR.y,
    width: Math.max(1, size * scale - 1),
    height: BAR.height,
  })
  const end = config.baseAddress + config.heapBytes
  return (
    <g>
      <defs>
        <pattern id={`${prefix}free`} width="6" height="6" patternUnits="userSpaceOnUse">
          <circle cx="3" cy="3" r="0.8" className={styles.dot} />
        </pattern>
      </defs>
      {state.slabs.map(({ address }) => (
        <rect
          key={address}
          {...box({ address, size: config.slab.slabBytes })}
          rx="3"
          className={styles.slab}
        />
      ))}
      {state.free.map((block) => (
        <g key={block.address}>
          <rect {...box(block)} rx="3" fill={`url(#${prefix}free)`} className={styles.free} />
          {box(block).width > 26 && (
            <text
              x={box(block).x + box(block).width / 2}
              y={BAR.y + 31}
              textAnchor="middle"
              className={styles.freeText}
            >
              {block.size}
            </text>
          )}
        </g>
      ))}
      {state.used.map((block) => (
        <g key={block.address}>
          <rect {...box(block)} rx="3" fill={colourOf(block.allocation)} />
          {config.headerBytes > 0 && (
            <rect {...box(block)} width={Math.max(1, config.headerBytes * scale)} className={styles.header} />
          )}
          {box(block).width > 18 && (
            <text
              x={box(block).x + box(block).width / 2}
              y={BAR.y + 31}
              textAnchor="middle"
              className={chart.onColour}
            >
              {block.allocation}
            </text>
          )}
        </g>
      ))}
      <text x={LEFT} y={BAR.y + BAR.height + 16} className={chart.small}>
        {config.baseAddress}
      </text>
      <text x={width - LEFT} y={BAR.y + BAR.height + 16} textAnchor="end" className={chart.small}>
        {end}
      </text>
      <text x={width / 2} y={BAR.y + BAR.height + 16} textAnchor="middle" className={chart.small}>
        {config.policy === 'slab'
          ? 'filled: in use; dashed: a slab; dotted: free'
          : 'filled: in use, by allocation; dotted: free bytes'}
      </text>
    </g>
  )
}

function Chip({ block, isLast, x, y }: { block: Block; isLast: boolean; x: number; y: number }) {
  return (
    <g>
      <rect x={x} y={y} width={CHIP.width} height={CHIP.height} rx="4" className={styles.chip} />
      <text x={x + CHIP.width / 2} y={y + 17} textAnchor="middle" className={chart.mono}>
        {block.address} +{block.size}
      </text>
      {!isLast && (
        <text x={x + CHIP.width + CHIP.gap / 2} y={y + 17} textAnchor="middle" className={chart.quiet}>
          →
        </text>
      )}
    </g>
  )
}
