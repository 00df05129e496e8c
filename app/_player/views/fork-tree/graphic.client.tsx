'use client'
import type { ForkTreeConfig } from '#sim/fork/config.ts'
import type { ForkTreeEvent } from '#sim/fork/events.ts'
import type { ForkTreeMetrics } from '#sim/fork/metrics.ts'
import { type ForkTreeState, sharersOf } from '#sim/fork/state.ts'
import type { GraphicProps } from '../../view.ts'
import { CellBox } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { colourOf } from '../chart/look.ts'
import { type Place, treeLayout } from './tree-layout.ts'

type Props = GraphicProps<ForkTreeConfig, ForkTreeState, ForkTreeEvent, ForkTreeMetrics>

const ROW = 56
const STEP = 34
const NODE = { width: 96, height: 30 }
const PAGE = { width: 34, height: 22 }
const TOP = 26

/** The tree, a process a row, and behind each process its pages and descriptors. */
export function ForkTreeGraphic({ config, state, position, width, label }: Props) {
  const places = treeLayout(state.processes)
  const deepest = Math.max(...places.map(({ depth }) => depth))
  const memoryLeft = 8 + deepest * STEP + NODE.width + 24
  const widest = Math.max(
    ...state.processes.map(({ pages, descriptors }) =>
      Math.max(pages.length * (PAGE.width + 4), descriptors.length * 58),
    ),
  )
  const operation = config.operations[state.now]
  return (
    <Figure
      label={`${label}. ${position} of ${config.operations.length} calls. ${state.processes.filter(({ status }) => status !== 'gone').length} processes.`}
      width={Math.max(width, memoryLeft + widest + 8)}
      height={TOP + places.length * ROW + 22}
    >
      <text x={8} y={14} className={chart.quiet}>
        {operation === undefined
          ? 'All calls are made'
          : `Next: ${operation.process} calls ${operation.type}`}
      </text>
      <text x={8} y={TOP + places.length * ROW + 14} className={chart.small}>
        Right: the frame of each page (= shared), below it the descriptors
      </text>
      {places.map((place) => (
        <ProcessRow key={place.process} {...{ place, places, state, memoryLeft }} />
      ))}
    </Figure>
  )
}

type RowProps = { place: Place; places: readonly Place[]; state: ForkTreeState; memoryLeft: number }

function ProcessRow({ place, places, state, memoryLeft }: RowProps) {
  const { process, depth, row } = place
  const current = state.processes[process]!
  const x = 8 + depth * STEP
  const y = TOP + row * ROW
  const parentRow = places.find((other) => other.process === current.parent)?.row
  const isZombie = current.status === 'zombie'
  return (
    <g>
      {parentRow !== undefined && (
        <path
          d={`M${x - STEP + 14} ${TOP + parentRow * ROW + NODE.height} V${y + NODE.height / 2} H${x}`}
          fill="none"
          className={chart.rule}
        />
      )}
      <rect
        x={x}
        y={y}
        width={NODE.width}
        height={NODE.height}
        rx="5"
        fill={current.status === 'running' ? colourOf(process) : 'none'}
        stroke={colourOf(process)}
        strokeWidth="2"
        strokeDasharray={isZombie ? '3 4' : undefined}
      />
      <text
        x={x + NODE.width / 2}
        y={y + 19.5}
        textAnchor="middle"
        className={current.status === 'running' ? chart.onColour : chart.strong}
      >
        {current.name}
        {current.program === current.name || isZombie ? '' : `: ${current.program}`}
      </text>
      {current.status !== 'running' && (
        <text x={x + NODE.width / 2} y={y + NODE.height + 13} textAnchor="middle" className={chart.small}>
          {current.status}
          {isZombie ? ` (${current.exitStatus})` : ''}
        </text>
      )}
      {current.pages.map(({ frame, isCopyOnWrite }, page) => (
        <CellBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
          key={page}
          x={memoryLeft + page * (PAGE.width + 4)}
          y={y}
          {...PAGE}
          text={`${isCopyOnWrite && sharersOf(state.processes, frame) > 1 ? '=' : ''}${frame}`}
          tone={isCopyOnWrite && sharersOf(state.processes, frame) > 1 ? 'current' : 'plain'}
        />
      ))}
      <text x={memoryLeft} y={y + 38} className={chart.small}>
        {current.descriptors
          .flatMap((entry, descriptor) => (entry === null ? [] : [`${descriptor}→${fileText(state, entry)}`]))
          .join('  ')}
      </text>
    </g>
  )
}

/** The name of an open file with its number in the table, so that shared ones can be told from others. */
export function fileText({ files }: ForkTreeState, entry: number): string {
  const { name, kind, offset } = files[entry]!
  if (kind === 'file') return `${name}#${entry}@${offset}`
  return kind === 'terminal' ? name : `${name}${kind === 'pipe-read' ? ':r' : ':w'}`
}
