import { Button } from '#app/_ui/button.tsx'
import type { Sample } from './messages.ts'
import styles from './study.module.css'
import { useStudy } from './use-study.ts'

type Props = { readonly source: string; readonly canRun: boolean }

/** Why a bug hides on a laptop: what CPython's lock allows, and the difference in numbers for this very program. */
export function GilNote({ source, canRun }: Props) {
  const { state, ask, cancel } = useStudy<'sample'>()
  const isOurs = state.type !== 'idle' && state.source === source
  return (
    <div className={styles.gil}>
      <p>
        CPython 3.11 runs one thread at a time under its global interpreter lock and hands the lock over only
        at calls, at the end of a loop’s round and where a thread must wait. Between the read and the write of{' '}
        <code>n += 1</code> there is none of these, so that lost update hides; it comes back with one call in
        between, and on interpreters without that lock.
      </p>
      {state.type === 'working' ? (
        <Button size="sm" onClick={cancel}>
          Cancel
        </Button>
      ) : (
        <Button size="sm" disabled={!canRun} onClick={() => ask({ type: 'sample', source }, source)}>
          Try 200 random runs of each kind
        </Button>
      )}
      <p role="status">
        {isOurs && state.type === 'working' && 'Running.'}
        {isOurs && state.type === 'broken' && 'This browser could not finish it. Make the program smaller.'}
        {isOurs && state.type === 'done' && sampleText(state.result)}
      </p>
    </div>
  )
}

function sampleText({ runs, gil, anywhere }: Sample): string {
  const conclusion =
    gil < anywhere
      ? 'Testing on a laptop shows less than there is.'
      : gil === 0
        ? 'Random runs alone found nothing: explore every schedule to be sure.'
        : 'Here the interpreter’s lock hides nothing.'
  return `Switching as CPython can, ${gil} of ${runs} runs failed; switching wherever it can matter, ${anywhere} of ${runs}. ${conclusion}`
}
