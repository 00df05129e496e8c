import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { CheckProgress } from '#sim/threads/check/types.ts'
import styles from './explore.module.css'
import type { useExplore } from './use-explore.ts'
import { VerdictView } from './verdict-view.tsx'

/** What is said of the program without its locks. */
const BARE = {
  holds: 'It holds as well: the locks protect nothing that can go wrong.',
  fails: 'This is what the locks are for.',
  unknown: 'Whether they are needed was not found out.',
} as const

type Props = {
  readonly explore: ReturnType<typeof useExplore>
  readonly source: string
  /** Whether the program as it stands can be run. */
  readonly canRun: boolean
  readonly onReplay: (schedule: string) => void
}

/** Every schedule of the program: the button, how far it is, and what came of it. */
export function ExplorePanel({ explore, source, canRun, onReplay }: Props) {
  const { state, start, cancel } = explore
  const isStale = state.type !== 'idle' && state.source !== source
  return (
    <section className={styles.panel} aria-label="Every schedule">
      <div className={styles.head}>
        {state.type === 'working' ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button variant="primary" disabled={!canRun} onClick={() => start(source)}>
            Explore every schedule
          </Button>
        )}
        <p className={styles.about} role="status">
          {state.type === 'working' && <Progress progress={state.progress} />}
          {state.type === 'idle' &&
            'Examines all interleavings of this program: it proves that none fails, or shows the shortest that does.'}
          {state.type === 'cancelled' && (
            <>
              Cancelled. <Progress progress={state.progress} /> Nothing is proved and no failure was found so
              far.
            </>
          )}
          {isStale &&
            state.type === 'done' &&
            'The program has changed since: what follows is about the one before.'}
        </p>
      </div>
      <div aria-live="polite">
        {state.type === 'broken' && (
          <Notice tone="danger" title="The exploration ended">
            <p>This browser could not finish it. Make the program smaller: fewer threads, fewer rounds.</p>
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
            />
            {state.variant === 'whole' && state.result.verdict === 'holds' && state.hasLocks && (
              <p>
                <Button size="sm" disabled={isStale} onClick={() => start(source, 'without-locks')}>
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
