import { Button } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { Shortest } from '#sim/threads/check/minimise.ts'
import { costOf, failureOf } from '#sim/threads/stepper/failure.ts'
import type { Run } from '../use-stepper.ts'
import styles from './puzzle.module.css'
import type { Puzzle } from './use-puzzle.ts'

type Props = {
  readonly puzzle: Puzzle
  readonly run: Run
  readonly onLeave: () => void
  readonly onRestart: () => void
  /** Shows the shortest way and ends the puzzle. */
  readonly onGiveUp: (schedule: string) => void
}

/** "Break it": what has to happen, how many forced switches were made, and how few are enough. */
export function PuzzlePanel({ puzzle, run, onLeave, onRestart, onGiveUp }: Props) {
  if (puzzle.type !== 'open')
    return (
      <div className={styles.puzzle}>
        <p role="status">{WORDS[puzzle.type]}</p>
        <Button size="sm" onClick={onLeave}>
          {puzzle.type === 'looking' ? 'Cancel' : 'Leave the puzzle'}
        </Button>
      </div>
    )
  const { goal, isProved } = puzzle
  const moments = run.moments.slice(0, run.position + 1)
  const failure = failureOf(moments)
  const { preemptions } = costOf(moments, failure?.at)
  const isOver = moments.at(-1)?.end != null
  return (
    <div className={styles.puzzle} data-won={failure !== null || undefined}>
      <p>
        <strong>Break it.</strong> {goalText(goal)} You are the scheduler: choose at each step who goes next.
      </p>
      <p className={styles.count}>
        Forced switches so far: <strong>{preemptions}</strong>
        <small> (away from a thread that could have gone on)</small>
      </p>
      <div role="status">
        {failure && (
          <Notice tone="success" title={wonText(preemptions, goal.preemptions, isProved)}>
            <p>
              {failure.type === 'deadlock' ? 'No thread can go on.' : `The error is at line ${failure.line}.`}
            </p>
          </Notice>
        )}
        {!failure && isOver && (
          <p>
            This time the program ended well. Step back to where it could have gone another way, or restart.
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        <Button size="sm" onClick={onRestart}>
          Start again
        </Button>
        <Button size="sm" onClick={() => onGiveUp(goal.schedule)}>
          {failure ? 'Show the shortest' : 'Give up and show it'}
        </Button>
        <Button size="sm" onClick={onLeave}>
          Leave the puzzle
        </Button>
      </div>
    </div>
  )
}

const WORDS = {
  looking: 'Looking for what can go wrong in this program.',
  none: 'Nothing was found that makes this program fail: there is nothing to break.',
  broken: 'This browser could not finish it. Make the program smaller.',
} as const

const goalText = ({ type, lines }: Shortest): string =>
  type === 'deadlock'
    ? 'Bring the program to a state in which no thread can go on.'
    : `Bring it to an error${lines[0] === undefined ? '' : ` at line ${lines[0]}`}.`

/** "You needed 3 switches; 1 is enough." */
function wonText(needed: number, least: number, isProved: boolean): string {
  const own = countText(needed, 'forced switch', 'forced switches')
  if (needed > least)
    return `Broken. You needed ${own}; ${least === 0 ? 'none is needed' : `${least} ${least === 1 ? 'is' : 'are'} enough`}.`
  return isProved
    ? `Broken with ${own}. Nobody can do it with fewer.`
    : `Broken with ${own}: as few as were found.`
}
