import { joinSentences } from './join-sentences.ts'
import styles from './narration.module.css'
import type { Session } from './run/session.ts'
import { PLAYER_FUEL } from './run/session.ts'
import type { Player } from './run/use-player.ts'
import type { AnyView } from './view.ts'

type Props = { player: Player; isPlaying: boolean; isAsking: boolean }

/** What just happened and why. Read out after each step, but not while the run plays by itself. */
export function Narration({ player, isPlaying, isAsking }: Props) {
  const { stage, timeline, frames } = player
  const steps = timeline.at(stage.position)
  const sides = [{ name: 'A', session: stage.a, step: steps.a }]
  if (stage.b !== null && frames.b !== null) sides.push({ name: 'B', session: stage.b, step: steps.b })
  return (
    <div className={styles.narration} aria-live={isPlaying ? 'off' : 'polite'}>
      {sides.map(({ name, session, step }) => (
        <p key={name} className={styles.sentence}>
          {sides.length > 1 && <strong className={styles.side}>{name}</strong>}
          {sentenceOf(session, step, player.loaded.view)}
          {!isAsking && <em className={styles.end}>{endingOf(session, step)}</em>}
        </p>
      ))}
    </div>
  )
}

const MOST_SENTENCES = 4

/** A short step in all its words; of a long one what is worth knowing. */
function sentenceOf({ simulation, run }: Session, step: number, view: AnyView): string {
  if (step === 0) return 'Nothing has happened yet.'
  const events = run.eventsAt(step)
  const telling = events.filter((event) => simulation.isNotable(event) || view.interesting(event) !== null)
  const told = events.length < MOST_SENTENCES || telling.length === 0 ? events : telling
  return joinSentences(told.slice(-MOST_SENTENCES).map((event) => simulation.describe(event)))
}

function endingOf({ simulation, history, run }: Session, step: number): string {
  if (step < run.length) return ''
  switch (run.stop) {
    case 'finished': {
      const outcome = simulation.outcome?.(run.stateAt(step))
      return outcome === undefined ? ' The run is over.' : ` The run is over: ${outcome}.`
    }
    case 'stuck':
      return ' Nobody can take a step, and nobody is done: deadlock.'
    case 'fuel':
      return ` The player shows the first ${PLAYER_FUEL.toLocaleString('en')} steps only.`
    case 'off-path':
      return ' The choices that were given end here: the next one does not exist.'
    default:
      return history.enabledAt(step).length > 1 ? ' Choose who goes next.' : ''
  }
}
