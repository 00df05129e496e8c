import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { CheckProgress } from '#sim/threads/check/types.ts'
import { useLabel } from '../bench-name.tsx'
import styles from './explore.module.css'
import type { ExploreOptions } from './messages.ts'
import { OptionFields } from './option-fields.tsx'
import type { useExplore } from './use-explore.ts'

const VerdictView = dynamic(() => import('./verdict-view.tsx').then((module) => module.VerdictView))

/** What is said of the program without its locks. */
const BARE = {
  holds: 'It holds as well: the locks protect nothing that can go wrong.',
  fails: 'This is what the locks are for.',
  unknown: 'Whether they are needed was not found out.',
} as const

type Props = {
  readonly explore: ReturnType<typeof useExplore>
  readonly source: string
  /** Whether the program is known to be none that can be run; a text that was just typed is not yet. */
  readonly isRefused: boolean
  readonly onReplay: (schedule: string) => void
  /** Lets the learner be the scheduler who finds the failure. */
  readonly onPuzzle?: () => void
  /** Whether the rules and the budget can be chosen here. */
  readonly hasOptions?: boolean
}

/** Every schedule of the program: the button, how far it is, and what came of it. */
export function ExplorePanel({ explore, source, isRefused, onReplay, onPuzzle, hasOptions }: Props) {
  const { state, start, cancel } = explore
  const label = useLabel('Every schedule')
  const [options, setOptions] = useState<ExploreOptions>({})
  const isStale = state.type !== 'idle' && state.source !== source
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={styles.head}>
        {state.type === 'working' ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button variant="primary" disabled={isRefused} onClick={() => start(source, 'whole', options)}>
            Explore every schedule
          </Button>
        )}
        <p className={styles.about} role="status">
          {state.type === 'working' && (
            <>
              <Progress progress={state.progress} />
              {state.progress?.hasFailure && ' Some schedule fails. The shortest that does is looked for.'}
            </>
          )}
          {state.type === 'idle' &&
            'Examines all interleavings of this program: it proves that none fails, or shows the shortest that does.'}
          {state.type === 'cancelled' && (
            <>
              Cancelled. <Progress progress={state.progress} />{' '}
              {state.progress?.hasFailure
                ? 'A failing schedule was found, but the shortest one not yet. Explore again to be shown it.'
                : 'Nothing is proved and no failure was found so far.'}
            </>
          )}
          {isStale &&
            state.type === 'done' &&
            'The program has changed since: what follows is about the one before.'}
        </p>
      </div>
      {hasOptions && <OptionFields options={options} onOptions={setOptions} />}
      <div aria-live="polite">
        {state.type === 'broken' && (
          <Notice tone="danger" title="The exploration ended">
            <p>
              This browser could not finish it: it may need too much memory. Make the program smaller, with
              fewer threads, fewer rounds or less data, or choose a smaller budget.
            </p>
          </Notice>
        )}
        {state.type === 'done' && (
          <div className={styles.verdict}>
            {state.variant === 'without-locks' && (
              <p>
                <strong>Your program without its locks.</strong> {BARE[state.result.verdict]}
              </p>
            )}
            <VerdictView
              result={state.result}
              source={state.examined}
              onReplay={isStale || state.variant !== 'whole' ? null : onReplay}
              onPuzzle={isStale || state.variant !== 'whole' ? undefined : onPuzzle}
            />
            {state.variant === 'whole' && state.result.verdict === 'holds' && state.hasLocks && (
              <p>
                <Button size="sm" disabled={isStale} onClick={() => start(source, 'without-locks', options)}>
                  Take the locks out and explore
                </Button>
              </p>
            )}
          </div>
        )}
      </div>
    </section>
  )
}

function Progress({ progress }: { progress: CheckProgress | null }) {
  if (!progress) return <>Getting ready.</>
  const { states, transitions } = progress
  return (
    <>
      {states.toLocaleString('en')} states, {transitions.toLocaleString('en')} transitions so far.
    </>
  )
}
