import { jobName } from '#sim/scheduling/config.ts'
import type { SchedulingState } from '#sim/scheduling/state.ts'
import { type Timeline, timelineOf } from '#sim/scheduling/timeline.ts'
import styles from '../chart/chart.module.css'
import { colourOf } from '../chart/look.ts'
import { rankName, shownRank } from './rank.ts'
import { mostLevels, type TreePlace, treePlaces } from './timeline-layout.ts'
import tree from './timeline-tree.module.css'

const LEVEL = 50
const HEAD = 46
const NODE = { width: 52, height: 34 }
const MOST_JOBS = 24

const hasTree = ({ policy, jobs }: SchedulingState['config']) =>
  (policy === 'cfs' || policy === 'eevdf') && jobs.length <= MOST_JOBS

/** The same through the whole run, so that nothing moves. */
export function timelineHeight(config: SchedulingState['config']): number {
  return hasTree(config) ? HEAD + mostLevels(config.jobs.length) * LEVEL + 6 : 0
}

type Props = { state: SchedulingState; x: number; width: number; y: number }

/** The tree of the jobs that wait under CFS and EEVDF; red nodes are dashed. Nothing under other policies. */
export function TimelineTree({ state, x: start, width, y }: Props) {
  const timeline = hasTree(state.config) ? timelineOf(state) : null
  if (timeline === null) return null
  const places = treePlaces(timeline.tree)
  const step = Math.min(74, (width - NODE.width - 8) / Math.max(1, places.length - 1))
  const left = start + Math.max(4, (width - (places.length - 1) * step - NODE.width) / 2)
  const xOf = ({ column }: TreePlace) => left + column * step
  const yOf = ({ depth }: TreePlace) => y + HEAD + depth * LEVEL
  return (
    <g>
      <text x={start + 4} y={y + 12} className={styles.quiet}>
        Tree of the waiting jobs by {rankName(state.config)?.toLowerCase()}, in ticks
      </text>
      <text x={start + 4} y={y + 28} className={styles.small}>
        {places.length === 0 ? 'nobody waits' : 'thick: black; dashed: red; underlined: next'}
        {state.config.policy === 'eevdf' && places.length > 0 ? '; hatched: not eligible' : ''}
      </text>
      {places.map((place) => {
        const parent = places.find(({ node }) => node === place.parent)
        return parent === undefined ? null : (
          <line
            key={place.node}
            x1={xOf(parent) + NODE.width / 2}
            y1={yOf(parent) + NODE.height}
            x2={xOf(place) + NODE.width / 2}
            y2={yOf(place)}
            className={styles.rule}
          />
        )
      })}
      {places.map((place) => (
        <TreeNodeBox key={place.node} {...{ place, timeline, state }} x={xOf(place)} y={yOf(place)} />
      ))}
    </g>
  )
}

type NodeProps = { place: TreePlace; timeline: Timeline; state: SchedulingState; x: number; y: number }

function TreeNodeBox({ place, timeline, state, x, y }: NodeProps) {
  const { item, isRed } = timeline.tree.nodes[place.node]!
  const { job, isEligible } = item
  const middle = x + NODE.width / 2
  return (
    <g>
      <rect x={x} y={y} {...NODE} rx="8" className={isRed ? tree.red : tree.black} />
      {!isEligible && <path d={hatchOf(x, y)} className={tree.hatch} />}
      <text x={middle} y={y + 15} textAnchor="middle" className={styles.strong} fill={colourOf(job)}>
        {jobName(job)}
      </text>
      <text x={middle} y={y + 28} textAnchor="middle" className={styles.small}>
        {shownRank(state, job)}
      </text>
      {timeline.next === job && (
        <line
          x1={x + 6}
          x2={x + NODE.width - 6}
          y1={y + NODE.height + 5}
          y2={y + NODE.height + 5}
          className={tree.next}
        />
      )}
    </g>
  )
}

/** Two strokes in each lower corner, clear of the text. */
const hatchOf = (x: number, y: number) =>
  [
    `M${x + 3} ${y + 20} l10 11`,
    `M${x + 3} ${y + 26} l5 6`,
    `M${x + NODE.width - 3} ${y + 20} l-10 11`,
    `M${x + NODE.width - 3} ${y + 26} l-5 6`,
  ].join(' ')
