import type { Choice, End } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import styles from './choices.module.css'
import { strandOf } from './strand.ts'

type Props = {
  readonly choices: readonly Choice[]
  readonly end: End | null
  /** The action that the recorded run takes here. */
  readonly taken: number | undefined
  /** While the machine is at work. The focus stays where it is. */
  readonly disabled: boolean
  readonly onTake: (action: number) => void
}

/** The learner is the scheduler: each thread that can go on, with what it would do. A choice in the middle of a run begins a new branch. */
export function Choices({ choices, end, taken, disabled, onTake }: Props) {
  if (end !== null) return null
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>Be the scheduler: who goes next?</legend>
      {choices.map(({ action, tid, line, text }, n) => (
        <button
          key={action}
          type="button"
          className={styles.choice}
          data-strand={strandOf(tid)}
          data-taken={taken === action || undefined}
          aria-disabled={disabled || undefined}
          onClick={() => !disabled && onTake(action)}
          aria-keyshortcuts={n < 9 ? String(n + 1) : undefined}
        >
          <strong>{threadLabel(tid)}</strong>
          <span>{text}</span>
          {line > 0 && <small>line {line}</small>}
        </button>
      ))}
    </fieldset>
  )
}
