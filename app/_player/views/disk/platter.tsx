import { blocksOf, type DiskConfig } from '#sim/disk/config.ts'
import { centreOf, degreesOf, placeOf } from '#sim/disk/geometry.ts'
import type { DiskState } from '#sim/disk/state.ts'
import chart from '../chart/chart.module.css'
import { indices } from '../chart/indices.ts'
import styles from './disk.module.css'

export const PLATTER = 280

const CENTRE = PLATTER / 2
const OUTER = 122
const INNER = 34

/** The disk from above: the head stands on the left, the platter turns; blocks that are asked for stand out. */
export function Platter({ config, state }: { config: DiskConfig; state: DiskState }) {
  const tracks = config.zoneAngles.length
  const width = (OUTER - INNER) / tracks
  const radiusOf = (track: number) => OUTER - (track + 0.5) * width
  const turned = degreesOf(config, state.angle)
  const waiting = new Set(state.waiting.map((request) => state.requests[request]?.block))
  const current = state.current === null ? null : state.requests[state.current.request]?.block
  const headRadius = radiusOf(state.track)
  return (
    <g>
      {config.zoneAngles.map((_, track) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a track is its number.
        <circle key={track} cx={CENTRE} cy={CENTRE} r={radiusOf(track)} className={styles.track} />
      ))}
      {allBlocks(config).map((block) => {
        const { track } = placeOf(config, block)
        const angle = ((180 + centreOf(config, block) - turned) * Math.PI) / 180
        const x = CENTRE + radiusOf(track) * Math.cos(angle)
        const y = CENTRE - radiusOf(track) * Math.sin(angle)
        const isWanted = waiting.has(block) || block === current
        return (
          <g key={block}>
            {isWanted && (
              <circle cx={x} cy={y} r="12" className={block === current ? styles.current : styles.waiting} />
            )}
            {(isWanted || config.zoneAngles.length <= 4) && (
              <text x={x} y={y + 4} textAnchor="middle" className={isWanted ? chart.strong : chart.small}>
                {block}
              </text>
            )}
          </g>
        )
      })}
      <line x1={0} x2={CENTRE - headRadius} y1={CENTRE} y2={CENTRE} className={styles.arm} />
      <circle cx={CENTRE - headRadius} cy={CENTRE} r="5" className={styles.head} />
      <text x={4} y={CENTRE - 8} className={chart.small}>
        head
      </text>
    </g>
  )
}

const allBlocks = (config: DiskConfig) =>
  indices(
    Math.min(
      400,
      config.zoneAngles.reduce((sum, _, track) => sum + blocksOf(config, track), 0),
    ),
  )
