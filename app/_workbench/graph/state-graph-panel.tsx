import dynamic from 'next/dynamic'
import { Button } from '#app/_ui/button.tsx'
import type { StateGraph } from '#sim/threads/check/state-graph.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import { useLabel } from '../bench-name.tsx'
import { strandOf } from '../strand.ts'
import { useStudy } from '../study/use-study.ts'
import styles from './state-graph.module.css'

const StateGraphView = dynamic(
  () => import('./state-graph-view.tsx').then((module) => module.StateGraphView),
  {
    loading: () => <p>Drawing.</p>,
  },
)

type Props = {
  readonly source: string
  readonly rules: { readonly anyWaiter?: boolean; readonly spuriousWakeups?: boolean }
  readonly canRun: boolean
  readonly onReplay: (schedule: string) => void
}

/** All states that the program can reach, drawn when they are few. */
export function StateGraphPanel({ source, rules, canRun, onReplay }: Props) {
  const { state, ask, cancel } = useStudy<'graph'>()
  const label = useLabel('State graph')
  const isStale = state.type !== 'idle' && state.source !== source
  const result = state.type === 'done' && !isStale ? state.result : null
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={styles.head}>
        {state.type === 'working' ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button disabled={!canRun} onClick={() => ask({ type: 'graph', source, rules })}>
            Draw every state
          </Button>
        )}
        <p role="status">
          {state.type === 'working' && 'Looking for all states.'}
          {state.type === 'idle' && 'Draws the state graph when it has at most 150 states.'}
          {state.type === 'broken' && 'This browser could not finish it. Make the program smaller.'}
          {state.type === 'done' && isStale && 'The program has changed since: draw it again.'}
          {result?.ok === false && problemText(result.error)}
          {result?.ok && countText(result.value)}
        </p>
      </div>
      {result?.ok && (
        <>
          <Legend graph={result.value} />
          <StateGraphView graph={result.value} onReplay={onReplay} />
        </>
      )}
    </section>
  )
}

function problemText(error: {
  readonly code: string
  readonly maxStates?: number
  readonly message?: string
}): string {
  return error.code === 'too-large'
    ? `This program has more than ${error.maxStates} states: too many to draw. Take away a thread or a round.`
    : `The program does not compile: ${error.message}.`
}

/** Ends are counted in words, for whoever does not see the drawing. */
function countText({ nodes, edges, isMerged }: StateGraph): string {
  const count = (has: (node: StateGraph['nodes'][number]) => boolean) => nodes.filter(has).length
  const parts = [
    [count(({ end }) => end === 'finished'), 'where the program ends well'],
    [count(({ end }) => end === 'failed'), 'where it has failed'],
    [count(({ end }) => end === 'deadlock'), 'of deadlock'],
    [count(({ end, isLost }) => end === null && isLost), 'from which it can never end'],
  ] as const
  const ends = parts.filter(([n]) => n > 0).map(([n, text]) => `${n} ${text}`)
  const merged = isMerged ? ' What a thread does while it holds a lock counts as one step here.' : ''
  return `${nodes.length} states and ${edges.length} steps: ${ends.join(', ')}.${merged}`
}

function Legend({ graph: { edges } }: { graph: StateGraph }) {
  const tids = [...new Set(edges.map(({ tid }) => tid))].sort((a, b) => a - b)
  return (
    <ul className={styles.legend} aria-label="Lines of the drawing">
      {tids.map((tid) => (
        <li key={tid}>
          <svg viewBox="0 0 40 8" aria-hidden="true">
            <path d="M0 4H40" className={styles.edge} data-strand={strandOf(tid)} />
          </svg>
          step of {threadLabel(tid)}
        </li>
      ))}
    </ul>
  )
}
