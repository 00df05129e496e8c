import type { StateView, VariableRow } from '#sim/threads/stepper/state-view.ts'
import type { SyncRow } from '#sim/threads/stepper/sync-row.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import styles from './state-tables.module.css'
import { strandOf } from './strand.ts'

type Props = {
  readonly view: StateView
  readonly before: StateView | null
  readonly lines: readonly string[]
}

/** One state in three tables: threads, variables, and what threads synchronise with. What the last step changed is marked. */
export function StateTables({ view, before, lines }: Props) {
  return (
    <div className={styles.tables}>
      <Threads view={view} lines={lines} />
      <Variables rows={view.variables} before={before?.variables ?? null} />
      {view.syncs.length > 0 && <Syncs rows={view.syncs} before={before?.syncs ?? null} />}
    </div>
  )
}

const WORDS = {
  ready: 'can go on',
  blocked: 'blocked',
  sleeping: 'asleep',
  done: 'done',
  failed: 'died',
} as const

function Threads({ view, lines }: { view: StateView; lines: readonly string[] }) {
  return (
    <table className={styles.table}>
      <caption>Threads</caption>
      <thead>
        <tr>
          <th scope="col">Thread</th>
          <th scope="col">State</th>
          <th scope="col">Next</th>
        </tr>
      </thead>
      <tbody>
        {view.threads.map(({ tid, label, name, status, line, next, waitsFor }) => (
          <tr key={tid} data-status={status}>
            <th scope="row" title={name}>
              <span className={styles.chip} data-strand={strandOf(tid)}>
                {label}
              </span>
            </th>
            <td>{WORDS[status]}</td>
            <td>
              {next}
              {waitsFor !== null &&
                !next.endsWith(threadLabel(waitsFor)) &&
                `, held by ${threadLabel(waitsFor)}`}
              {line > 0 && (
                <code className={styles.source}>
                  {line}: {lines[line - 1]?.trim()}
                </code>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Variables({
  rows,
  before,
}: {
  rows: readonly VariableRow[]
  before: readonly VariableRow[] | null
}) {
  const keyOf = ({ tid, path }: VariableRow) => `${tid} ${path}`
  const old = new Map(before?.map((row) => [keyOf(row), row.text]))
  return (
    <table className={styles.table}>
      <caption>Variables</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={2}>None yet.</td>
          </tr>
        )}
        {rows.map((row) => {
          const was = old.get(keyOf(row))
          const isChanged = before !== null && was !== row.text
          return (
            <tr key={keyOf(row)} data-changed={isChanged || undefined}>
              <th scope="row">
                {row.tid !== null && (
                  <span className={styles.chip} data-strand={strandOf(row.tid)}>
                    {threadLabel(row.tid)}
                  </span>
                )}
                <code>{row.path}</code>
              </th>
              <td>
                <code>{row.text}</code>
                {isChanged && <small>{was === undefined ? ' new' : ` was ${was}`}</small>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Syncs({ rows, before }: { rows: readonly SyncRow[]; before: readonly SyncRow[] | null }) {
  const old = new Map(before?.map((row) => [row.name, row.text]))
  return (
    <table className={styles.table}>
      <caption>Locks and queues</caption>
      <thead>
        <tr>
          <th scope="col">Object</th>
          <th scope="col">State</th>
          <th scope="col">Waiting</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, kind, text, waiting }) => (
          <tr key={name} data-changed={(before !== null && old.get(name) !== text) || undefined}>
            <th scope="row">
              <code>{name}</code> <small>{kind}</small>
            </th>
            <td>{text}</td>
            <td>{waiting.length === 0 ? 'nobody' : waiting.map(threadLabel).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
