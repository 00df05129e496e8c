import type { FileSystemState } from '#sim/files/state.ts'
import type { Problem } from '#sim/files/storage/check-disk.ts'
import { layoutOf } from '#sim/files/storage/layout.ts'
import { CellBox, type Tone } from '../chart/cell-box.tsx'
import chart from '../chart/chart.module.css'
import { contentMark } from './content-text.ts'
import styles from './file-system.module.css'

const CELL = { width: 62, height: 26, gap: 6 }
const ROW = 46
const HEAD = 24

type Group = { readonly label: string; readonly first: number; readonly end: number }

function groupsOf({ config }: FileSystemState): readonly Group[] {
  const { journal, data } = layoutOf(config)
  const all = [
    { label: 'Superblock, inode bitmap, data bitmap, inode table', first: 0, end: journal },
    { label: 'Journal: header, then transactions', first: journal, end: data },
    { label: 'Data', first: data, end: config.blocks },
  ]
  return all.filter(({ first, end }) => end > first)
}

const perRowOf = (width: number) => Math.max(1, Math.floor((width - 8) / (CELL.width + CELL.gap)))

export function mapHeight(state: FileSystemState, width: number): number {
  const perRow = perRowOf(width)
  return groupsOf(state).reduce(
    (sum, { first, end }) => sum + HEAD + Math.ceil((end - first) / perRow) * ROW,
    0,
  )
}

type Props = {
  state: FileSystemState
  width: number
  y: number
  /** The block that the last step wrote. */
  written: number | null
}

/** Every block of the disk with what it holds; a dot marks one that is newer in memory. */
export function BlockMap({ state, width, y, written }: Props) {
  const perRow = perRowOf(width)
  const bad = new Set(state.report === null ? [] : badBlocks(state.report))
  let top = y
  return (
    <g>
      {groupsOf(state).map(({ label, first, end }) => {
        const groupTop = top
        top += HEAD + Math.ceil((end - first) / perRow) * ROW
        return (
          <g key={label}>
            <text x={4} y={groupTop + 12} className={chart.quiet}>
              {label}
            </text>
            {Array.from({ length: end - first }, (_, at) => (
              <Block
                // biome-ignore lint/suspicious/noArrayIndexKey: a block is its number.
                key={first + at}
                state={state}
                block={first + at}
                x={4 + (at % perRow) * (CELL.width + CELL.gap)}
                y={groupTop + HEAD + 8 + Math.floor(at / perRow) * ROW}
                tone={toneOf(state, first + at, { written, bad })}
              />
            ))}
          </g>
        )
      })}
    </g>
  )
}

type Marked = { written: number | null; bad: ReadonlySet<number> }

function toneOf({ disk }: FileSystemState, block: number, { written, bad }: Marked): Tone {
  if (bad.has(block)) return 'bad'
  if (block === written) return 'current'
  return disk[block] === null ? 'empty' : 'plain'
}

function badBlocks({ problems, stale }: NonNullable<FileSystemState['report']>): number[] {
  const named = (problem: Problem) => ('block' in problem ? [problem.block] : [])
  return [...problems.flatMap(named), ...stale.map(({ block }) => block)]
}

type BlockProps = { state: FileSystemState; block: number; x: number; y: number; tone: Tone }

function Block({ state, block, x, y, tone }: BlockProps) {
  const cached = state.cache[block] ?? null
  return (
    <g>
      <text x={x + 1} y={y - 4} className={chart.small}>
        {block}
        {cached === null ? '' : cached.isDirty ? ' dirty' : ' cached'}
      </text>
      <CellBox
        x={x}
        y={y}
        width={CELL.width}
        height={CELL.height}
        text={contentMark(state.disk[block] ?? null)}
        tone={tone}
      />
      {cached?.isDirty && <circle cx={x + CELL.width - 2} cy={y + 2} r="5" className={styles.dirty} />}
    </g>
  )
}
