import { Button } from '#app/_ui/button.tsx'
import type { StateGraph } from '#sim/threads/check/state-graph.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import { strandOf } from '../strand.ts'
import { KIND_TEXT, kindOf } from './kind.ts'
import styles from './state-graph.module.css'

type Props = {
  readonly graph: StateGraph
  readonly n: number
  readonly onGo: (n: number) => void
  readonly onReplay: () => void
}

/** The chosen state in words: where its threads stand, what its variables hold, which steps lead on. */
export function StateNote({ graph: { nodes, edges }, n, onGo, onReplay }: Props) {
  const node = nodes[n]
  if (!node) return null
  const { threads, variables, syncs } = node.view
  const title = KIND_TEXT[kindOf(node, n)]
  const next = edges.filter(({ from }) => from === n)
  return (
    <div className={styles.note}>
      <h3>
        State {n}
        {title !== '' && `: ${title}`}
      </h3>
      <ul>
        {threads.map(({ tid, label, status, line, next: plan }) => (
          <li key={tid}>
            <span className={styles.chip} data-strand={strandOf(tid)}>
              {label}
            </span>{' '}
            {line > 0 ? `line ${line}: ${status === 'blocked' ? 'waits to ' : ''}${plan}` : status}
          </li>
        ))}
      </ul>
      {variables.length + syncs.length > 0 && (
        <ul>
          {variables.slice(0, 12).map(({ tid, path, text }) => (
            <li key={`${tid} ${path}`}>
              <code>
                {tid === null ? '' : `${threadLabel(tid)}: `}
                {path} = {text}
              </code>
            </li>
          ))}
          {syncs.slice(0, 8).map(({ name, text }) => (
            <li key={name}>
              <code>{name}</code> {text}
            </li>
          ))}
        </ul>
      )}
      {next.length > 0 && (
        <>
          <p>Steps from here:</p>
          <ul>
            {next.map(({ to, tid, text }) => (
              <li key={`${tid} ${to} ${text}`}>
                <button type="button" className={styles.step} onClick={() => onGo(to)}>
                  {threadLabel(tid)} {text} → state {to}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button size="sm" onClick={onReplay}>
        Replay a run to here
      </Button>
    </div>
  )
}
