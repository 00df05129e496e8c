'use client'
import { useMemo } from 'react'
import { callText } from '#sim/files/call-text.ts'
import type { FileSystemConfig } from '#sim/files/config.ts'
import { describeProblem, type FileSystemEvent } from '#sim/files/events.ts'
import type { FileSystemMetrics } from '#sim/files/metrics.ts'
import type { FileSystemState } from '#sim/files/state.ts'
import type { GraphicProps } from '../../view.ts'
import chart from '../chart/chart.module.css'
import { Figure } from '../chart/figure.tsx'
import { BlockMap, mapHeight } from './block-map.tsx'
import styles from './file-system.module.css'
import { OpenFiles, tableRows, tablesHeight } from './open-files.tsx'

type Props = GraphicProps<FileSystemConfig, FileSystemState, FileSystemEvent, FileSystemMetrics>

const TOP = 44

/** The disk block by block, and above it who has what open. */
export function FileSystemGraphic({ state, run, position, width, label }: Props) {
  const dirty = state.cache.filter((cached) => cached?.isDirty).length
  const last = position > 0 ? run.eventsAt(position) : []
  const written = last.find((event) => event.type === 'block-written' || event.type === 'block-replayed')
  const rows = useMemo(() => mostRows(run), [run])
  const tables = tablesHeight(rows)
  return (
    <Figure
      label={`${label}. ${nextText(state)}. ${dirty} dirty blocks in memory, ${state.writes} block writes done.`}
      width={width}
      height={TOP + tables + 12 + mapHeight(state, width) + 4}
    >
      <text x={4} y={14} className={verdictLook(state)}>
        {nextText(state)}
      </text>
      <text x={4} y={32} className={chart.small}>
        {queueText(state, width)}
      </text>
      <OpenFiles state={state} width={width} y={TOP} />
      <BlockMap
        state={state}
        width={width}
        y={TOP + tables + 12}
        written={written !== undefined && 'block' in written ? written.block : null}
      />
    </Figure>
  )
}

/** The most rows of any moment of the run, so that the disk below stays where it is. */
function mostRows({ length, stateAt }: Props['run']): number {
  return Array.from({ length: length + 1 }, (_, position) => tableRows(stateAt(position))).reduce(
    (most, rows) => Math.max(most, rows),
    1,
  )
}

function nextText({
  phase,
  config,
  nextOperation,
  writeBack,
  report,
  hasCrashed,
  recovery,
}: FileSystemState): string {
  if (report !== null) {
    const after = hasCrashed ? ' after the crash' : ''
    const found = report.problems.length + report.stale.length + report.broken.length
    return found === 0
      ? `Consistent${after}`
      : `Inspected${after}: ${found} ${found === 1 ? 'finding' : 'findings'}`
  }
  if (phase === 'crashed') return recovery.length > 0 ? 'The power is back: recovery' : 'The power is back'
  if (writeBack !== null) return 'Writing back; all calls wait'
  const operation = config.operations[nextOperation]
  return operation === undefined
    ? 'All calls are made'
    : `Next: ${operation.process} calls ${callText(operation)}`
}

function verdictLook({ report }: FileSystemState): string | undefined {
  if (report === null) return chart.strong
  const found = report.problems.length + report.stale.length + report.broken.length
  return found === 0 ? styles.verdictGood : styles.verdictBad
}

/** The first thing that the inspection found; the table has all. */
function findingText({ problems, stale, broken }: NonNullable<FileSystemState['report']>): string {
  if (problems[0] !== undefined) return describeProblem(problems[0])
  if (stale[0] !== undefined)
    return `inode ${stale[0].inode} shows block ${stale[0].block}, written for another file`
  if (broken[0] !== undefined) return `what fsync promised for inode ${broken[0].inode} is not there`
  return 'Bitmaps, inodes and directories agree'
}

/** Groups of writes that wait for each other, the next first: `12 13 | 14 | 1 2 3 | 5`. */
function queueText({ writeBack, cache, report }: FileSystemState, width: number): string {
  if (report !== null) return findingText(report)
  if (writeBack === null) {
    const dirty = cache.flatMap((cached, block) => (cached?.isDirty ? [block] : []))
    return dirty.length === 0
      ? 'Nothing in memory is newer than the disk'
      : `Dirty in the page cache: ${dirty.join(' ')}`
  }
  const groups = writeBack.batches.map(({ writes }) => writes.map(({ block }) => block).join(' '))
  const loose = writeBack.loose.map(({ block }) => block).join(' ')
  const text = `To write: ${groups.join(' | ')}${loose === '' ? '' : `; at any time: ${loose}`}`
  const most = Math.floor(width / 6.2)
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
