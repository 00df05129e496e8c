import type { FileSystemState } from '#sim/files/state.ts'
import type { Inode } from '#sim/files/storage/content.ts'
import chart from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import styles from './file-system.module.css'
import { inodeSummary, inodesInMemory } from './in-memory.ts'

const ROW = 30
const BOX = 24
const HEAD = 26

type Column = { readonly x: number; readonly width: number }

/** Three columns that fit a phone and do not drift apart on a wide screen. */
function columnsOf(width: number): { descriptors: Column; files: Column; inodes: Column } {
  const total = Math.min(width - 8, 760)
  const gap = Math.max(20, total * 0.07)
  const descriptors = { x: 4, width: Math.max(56, total * 0.13) }
  const files = { x: descriptors.x + descriptors.width + gap, width: Math.max(104, total * 0.27) }
  const x = files.x + files.width + gap
  return { descriptors, files, inodes: { x, width: Math.max(96, 4 + total - x) } }
}

type Descriptor = { readonly process: number; readonly label: string; readonly entry: number }

function descriptorsOf({ processes }: FileSystemState): readonly Descriptor[] {
  return processes.flatMap(({ name, descriptors, isAlive }, process) =>
    isAlive
      ? descriptors.flatMap((entry, number) =>
          typeof entry === 'number' ? [{ process, label: `${name}: ${number}`, entry }] : [],
        )
      : [],
  )
}

const usedInodes = (state: FileSystemState) =>
  inodesInMemory(state).flatMap((inode, number) => (inode === null ? [] : [{ inode, number }]))

const openEntries = ({ openFiles }: FileSystemState) =>
  openFiles.flatMap((file, entry) => (file === null ? [] : [{ file, entry }]))

/** Rows that the tables need at a moment. */
export function tableRows(state: FileSystemState): number {
  return Math.max(1, descriptorsOf(state).length, openEntries(state).length, usedInodes(state).length)
}

export const tablesHeight = (rows: number): number => HEAD + rows * ROW

/** Descriptors lead to entries of the open-file table, and these to inodes: who shares what. */
export function OpenFiles({ state, width, y }: { state: FileSystemState; width: number; y: number }) {
  const columns = columnsOf(width)
  const descriptors = descriptorsOf(state)
  const entries = openEntries(state)
  const inodes = usedInodes(state)
  const rowY = (row: number) => y + HEAD + row * ROW
  const entryRow = (entry: number) => entries.findIndex((other) => other.entry === entry)
  const inodeRow = (inode: number) => inodes.findIndex(({ number }) => number === inode)
  return (
    <g>
      {(
        [
          [columns.descriptors, 'Descriptors'],
          [columns.files, 'Open files'],
          [columns.inodes, state.phase === 'running' ? 'Inodes in memory' : 'Inodes on disk'],
        ] as const
      ).map(([{ x }, label]) => (
        <text key={label} x={x} y={y + 12} className={chart.quiet}>
          {label}
        </text>
      ))}
      {descriptors.map(({ label, entry, process }, row) => (
        <g key={label}>
          <Arrow from={columns.descriptors} to={columns.files} y1={rowY(row)} y2={rowY(entryRow(entry))} />
          <Node {...columns.descriptors} y={rowY(row)} text={label} colour={colourOf(process)} />
        </g>
      ))}
      {entries.map(({ file, entry }, row) => (
        <g key={entry}>
          <Arrow from={columns.files} to={columns.inodes} y1={rowY(row)} y2={rowY(inodeRow(file.inode))} />
          <Node {...columns.files} y={rowY(row)} text={`#${entry} ${modeOf(file)} @${file.offset}`} />
        </g>
      ))}
      {inodes.map(({ inode, number }, row) => (
        <Node
          key={number}
          {...columns.inodes}
          y={rowY(row)}
          text={inodeLabel(number, inode, columns.inodes.width)}
        />
      ))}
      {descriptors.length === 0 && (
        <text x={columns.descriptors.x} y={y + HEAD + 15} className={chart.small}>
          none open
        </text>
      )}
    </g>
  )
}

const modeOf = ({ canRead, canWrite }: { canRead: boolean; canWrite: boolean }) =>
  `${canRead ? 'r' : ''}${canWrite ? 'w' : ''}`

function inodeLabel(number: number, inode: Inode, width: number): string {
  const text = `${number}: ${inodeSummary(inode)}`
  const most = Math.floor((width - 8) / 7.3)
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

function Arrow({ from, to, y1, y2 }: { from: Column; to: Column; y1: number; y2: number }) {
  const start = from.x + from.width
  const middle = (start + to.x) / 2
  const [a, b] = [y1 + BOX / 2, y2 + BOX / 2]
  return <path d={`M${start} ${a} C${middle} ${a} ${middle} ${b} ${to.x} ${b}`} className={styles.link} />
}

function Node({ x, y, width, text, colour }: Column & { y: number; text: string; colour?: string }) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={BOX}
        rx="4"
        className={styles.node}
        style={colour === undefined ? undefined : { stroke: colour, strokeWidth: 2 }}
      />
      <text x={x + 7} y={y + 16.5} className={chart.mono}>
        {text}
      </text>
    </g>
  )
}
