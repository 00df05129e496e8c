import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { timeText } from '#app/_ui/date-text.ts'
import { TextField } from '#app/_ui/field.tsx'
import { focusAround } from '#app/_ui/focus-around.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import styles from './lab.module.css'
import type { useSnapshots } from './use-snapshots.ts'

type SnapshotsProps = {
  readonly kept: ReturnType<typeof useSnapshots>
  /** The work as it stands. */
  readonly values: LabValues
  readonly onTakeUp: (values: LabValues) => void
}

/** Work kept under a name, to come back to. Taking one up first keeps what stands there now. */
export function Snapshots({ kept, values, onTakeUp }: SnapshotsProps) {
  const { snapshots, problem, keep, remove } = kept
  const [name, setName] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (await keep(name.trim(), values)) setName('')
  }
  const takeUp = async (taken: LabValues) => {
    if (await keep('Before a snapshot was taken up', values, true)) onTakeUp(taken)
  }
  return (
    <details className={styles.snapshots}>
      <summary>Snapshots{snapshots.length > 0 && ` (${snapshots.length})`}</summary>
      <form className={styles.row} onSubmit={add}>
        <TextField
          label="Keep the work as it stands, as"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" size="sm" disabled={name.trim() === ''}>
          Keep
        </Button>
      </form>
      <p role="status" className={styles.note}>
        {problem}
      </p>
      {snapshots.length > 0 && (
        <ul className={styles.snapshotList}>
          {snapshots.map((snapshot) => (
            <li key={snapshot.id}>
              <span>
                {snapshot.name}{' '}
                <time dateTime={snapshot.keptAt} className={styles.note} suppressHydrationWarning>
                  {timeText(new Date(snapshot.keptAt))}
                </time>
              </span>
              <span className={styles.row}>
                <Button
                  size="sm"
                  aria-label={`Take up ${snapshot.name}`}
                  onClick={() => takeUp(snapshot.values)}
                >
                  Take up
                </Button>
                <Button
                  size="sm"
                  aria-label={`Delete ${snapshot.name}`}
                  onClick={({ currentTarget }) => {
                    focusAround(currentTarget)
                    void remove(snapshot.id)
                  }}
                >
                  Delete
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
