import type { PageReplacementConfig } from '#sim/memory/config.ts'
import type { PageReplacementState } from '#sim/memory/state.ts'
import chart from '../chart/chart.module.css'
import { listsOf, type PageList } from './lists-of.ts'
import styles from './page-lists.module.css'

const HEAD = 26
const ROW = 44
const LEFT = 58
const BOX = 26

const rowsOf = ({ policy }: PageReplacementConfig) =>
  policy === 'arc' ? 4 : policy === '2q' ? 3 : policy === 'second-chance' ? 1 : 0

/** The same through the whole run; 0 for policies without lists. */
export function listsHeight(config: PageReplacementConfig): number {
  const rows = rowsOf(config)
  return rows === 0 ? 0 : HEAD + rows * ROW + 4
}

type Props = { state: PageReplacementState; width: number; y: number }

/** The lists of arc (Megiddo and Modha 2003), 2q (Johnson and Shasha 1994) and second-chance; ghosts are dashed. */
export function PageLists({ state, width, y }: Props) {
  const { config, lists } = state
  const all = listsOf(state)
  if (all.length === 0) return null
  const digits = String(Math.max(0, ...all.flatMap(({ pages }) => pages))).length
  const size = Math.max(BOX, 10 + digits * 8)
  const fitting = Math.max(1, Math.floor((width - LEFT - 34) / (size + 4)))
  const target = Number(lists.target.toFixed(2))
  return (
    <g>
      <text x="0" y={y + 11} className={chart.quiet}>
        Lists, the oldest page at the left{config.policy === 'second-chance' ? '' : '; dashed: not in memory'}
      </text>
      {all.map((list, row) => (
        <ListRow
          key={list.id}
          {...{ list, size, fitting }}
          y={y + HEAD + row * ROW}
          target={targetText(list, target)}
        />
      ))}
    </g>
  )
}

function targetText({ id }: PageList, target: number): string {
  return id === 'T1' || id === 'A1in' ? `, should have ${target}` : ''
}

type RowProps = { list: PageList; size: number; fitting: number; y: number; target: string }

function ListRow({ list, size, fitting, y, target }: RowProps) {
  const { name, meaning, pages, isGhost } = list
  const shown = pages.slice(0, fitting)
  return (
    <g>
      <text x={LEFT - 12} y={y + 17} textAnchor="end" className={chart.strong}>
        {name}
      </text>
      {shown.map((page, place) => (
        <g key={page}>
          <rect
            x={LEFT + place * (size + 4)}
            y={y}
            width={size}
            height={BOX - 2}
            rx="3"
            className={isGhost ? styles.ghost : styles.resident}
          />
          <text
            x={LEFT + place * (size + 4) + size / 2}
            y={y + 16.5}
            textAnchor="middle"
            className={isGhost ? chart.quiet : undefined}
          >
            {page}
          </text>
        </g>
      ))}
      {pages.length > shown.length && (
        <text x={LEFT + shown.length * (size + 4) + 2} y={y + 17} className={chart.small}>
          +{pages.length - shown.length}
        </text>
      )}
      <text x={LEFT} y={y + BOX + 10} className={chart.small}>
        {meaning}
        {target}
        {pages.length === 0 ? ': none' : ''}
      </text>
    </g>
  )
}
