import { Dices, FastForward } from 'lucide-react'
import { useKeptFocus } from '#app/_ui/use-kept-focus.ts'
import type { Predict } from '../predict/use-predict.ts'
import type { Session } from '../run/session.ts'
import type { Player, Side } from '../run/use-player.ts'
import styles from './choices.module.css'

type Props = { session: Session; step: number; side: Side; player: Player; predict: Predict }

/** Where several actions are enabled the reader is the scheduler. Choosing in the middle of a run starts a new branch. */
export function Choices({ session, step, side, player, predict }: Props) {
  const { simulation, history, run } = session
  const { ref, keepFocus } = useKeptFocus<HTMLFieldSetElement>(String(step), 'button')
  const isChoiceMachine =
    run.stop === 'paused' || run.stop === 'off-path' || history.pathTo(run.length).length > 0
  if (!isChoiceMachine) return null
  const actions = history.enabledAt(step)
  const isAsking = predict.question !== null && predict.grade === null
  const taken = step < run.length && actions.length > 1 ? history.pathTo(step + 1).at(-1) : undefined
  return (
    <fieldset
      ref={ref}
      tabIndex={-1}
      className={styles.choices}
      aria-label="Who goes next"
      onClickCapture={keepFocus}
    >
      <span className={styles.label}>{actions.length === 0 ? 'No step is left' : 'Next step'}</span>
      {actions.map((action, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: an action is its place among the enabled ones.
          key={index}
          type="button"
          className={styles.choice}
          data-taken={taken === index || undefined}
          disabled={isAsking}
          onClick={() => predict.take(side, index)}
        >
          {simulation.describeAction(action)}
        </button>
      ))}
      {actions.length > 0 && (
        <span className={styles.random}>
          <button
            type="button"
            className={styles.quiet}
            disabled={isAsking}
            onClick={() => player.takeRandom(side, 1)}
          >
            <Dices aria-hidden="true" />
            Random step
          </button>
          <button
            type="button"
            className={styles.quiet}
            disabled={isAsking}
            onClick={() => player.takeRandom(side, Number.MAX_SAFE_INTEGER)}
          >
            <FastForward aria-hidden="true" />
            Random to the end
          </button>
        </span>
      )}
    </fieldset>
  )
}
