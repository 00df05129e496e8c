import { configDifferences, nameOfSide } from '../compare/config-difference.ts'
import type { Predict } from '../predict/use-predict.ts'
import type { Player, Side } from '../run/use-player.ts'
import { Choices } from './choices.tsx'
import { MetricStrip } from './metric-strip.tsx'
import { metricTables } from './metric-tables.ts'
import { Picture } from './picture.client.tsx'
import styles from './stage-area.module.css'
import { Tables } from './tables.tsx'
import { Trace } from './trace.client.tsx'

export type StageMode = 'picture' | 'table' | 'trace'

type Props = { player: Player; predict: Predict; mode: StageMode; title: string }

/** One run, or two side by side on the same clock; as a picture, as tables, or as a list of events. */
export function StageArea(props: Props) {
  const { a, b } = props.player.stage
  if (b === null) return <Run {...props} side="a" name={null} />
  const differences = configDifferences(a.config, b.config)
  return (
    <div className={styles.pair}>
      <Run {...props} side="a" name={`A: ${nameOfSide(differences, 'a')}`} />
      <Run {...props} side="b" name={`B: ${nameOfSide(differences, 'b')}`} />
    </div>
  )
}

function Run({ player, predict, mode, title, side, name }: Props & { side: Side; name: string | null }) {
  const session = player.stage[side]
  const frame = player.frames[side]
  if (session === null || frame === null) return null
  const { view } = player.loaded
  const label = name === null ? title : `${title}. ${name}`
  return (
    <div className={styles.run} data-side={side}>
      {name !== null && <p className={styles.name}>{name}</p>}
      {mode === 'picture' && <Picture view={view} frame={frame} label={label} />}
      {mode === 'table' && (
        <Tables tables={[...view.tables(frame), ...metricTables(session.simulation, frame.metrics)]} />
      )}
      {mode === 'trace' && <Trace session={session} step={frame.position} onSeek={seekTo(player, side)} />}
      {mode !== 'table' && <MetricStrip simulation={session.simulation} metrics={frame.metrics} />}
      <Choices session={session} step={frame.position} side={side} player={player} predict={predict} />
    </div>
  )
}

const seekTo = (player: Player, side: Side) => (step: number) => player.seek(player.timeline.find(side, step))
