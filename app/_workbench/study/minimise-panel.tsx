import { Button } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import type { Minimised, MinimiseProblem } from '#sim/threads/check/minimise.ts'
import { type Cost, costOf, failureOf } from '#sim/threads/stepper/failure.ts'
import type { Run } from '../use-stepper.ts'
import styles from './study.module.css'
import { useStudy } from './use-study.ts'

type Props = {
  readonly run: Run
  readonly onReplay: (schedule: string) => void
}

/** For a run that went wrong: what it cost to get there, and whether fewer switches would do. */
export function MinimisePanel({ run, onReplay }: Props) {
  const { state, ask, cancel } = useStudy<'minimise'>()
  const failure = failureOf(run.moments)
  const { source, schedule, options, busy } = run
  if (failure === null || source === null || busy !== null) return null
  const about = `${source}\n${schedule}`
  const isOurs = state.type !== 'idle' && state.source === about
  const cost = costOf(run.moments, failure.at)
  const what = failure.type === 'deadlock' ? 'a deadlock' : `an error at line ${failure.line}`
  return (
    <div className={styles.minimise}>
      <p>
        This run comes to {what} after {costText(cost)}.
      </p>
      {state.type === 'working' ? (
        <Button size="sm" onClick={cancel}>
          Cancel
        </Button>
      ) : (
        !isOurs && (
          <Button
            size="sm"
            onClick={() =>
              ask(
                {
                  type: 'minimise',
                  source,
                  schedule,
                  anyTime: options.anyTime === true,
                  rules: rulesOf(options),
                },
                about,
              )
            }
          >
            Minimise it
          </Button>
        )
      )}
      <div role="status">
        {isOurs && state.type === 'working' && <p>Looking for a shorter run with the same failure.</p>}
        {isOurs && state.type === 'broken' && (
          <p>This browser could not finish it. Make the program smaller.</p>
        )}
        {isOurs && state.type === 'done' && <p>{gainText(state.result)}</p>}
      </div>
      {isOurs && state.type === 'done' && state.result.ok && state.result.value.better && (
        <Button
          size="sm"
          onClick={() => {
            if (state.result.ok && state.result.value.better) onReplay(state.result.value.better.schedule)
          }}
        >
          Replay the shortest
        </Button>
      )}
    </div>
  )
}

export const rulesOf = ({ anyWaiter, spuriousWakeups }: Run['options']) => ({
  ...(anyWaiter ? { anyWaiter } : {}),
  ...(spuriousWakeups ? { spuriousWakeups } : {}),
})

const costText = ({ preemptions, steps }: Cost) =>
  `${countText(steps, 'step')} with ${countText(preemptions, 'forced switch', 'forced switches')}`

function gainText(result: { ok: true; value: Minimised } | { ok: false; error: MinimiseProblem }): string {
  if (!result.ok)
    return result.error.code === 'no-failure'
      ? 'This run does not fail, so there is nothing to shorten.'
      : 'This run does not fit the program any more: run it again.'
  const { given, better, isProved } = result.value
  const known = isProved
    ? 'All schedules were examined, so none is shorter.'
    : 'Not all schedules were examined, so there may be a shorter one.'
  if (better === null)
    return isProved
      ? 'No schedule reaches this failure with fewer forced switches, or with as many in fewer steps.'
      : 'No shorter one was found within the budget.'
  const fewer = given.preemptions - better.preemptions
  const gain =
    fewer > 0
      ? `${countText(fewer, 'switch', 'switches')} of yours ${fewer === 1 ? 'is' : 'are'} not needed for it`
      : `the same number of switches, but ${countText(given.steps - better.steps, 'step')} fewer`
  return `The same failure needs ${costText(better)}: ${gain}. ${known}`
}
