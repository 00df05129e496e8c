import { useMemo } from 'react'
import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { useLabel } from './bench-name.tsx'
import { StateTables } from './state-tables.tsx'
import type { Run } from './use-stepper.ts'
import styles from './workbench.module.css'

/** The state at the step shown: threads, variables, locks, and the bytecodes of the line that ran. */
export function StateSection({ run }: { run: Run }) {
  const label = useLabel('State')
  const lines = useMemo(() => (run.source ?? '').split('\n'), [run.source])
  const moment = run.moments[run.position]
  if (!moment) return null
  return (
    <section className={styles.state} aria-label={label}>
      <StateTables view={moment.view} before={run.moments[run.position - 1]?.view ?? null} lines={lines} />
      <Bytecodes run={run} moment={moment} />
    </section>
  )
}

/** What the line that just ran is made of. */
function Bytecodes({ run, moment }: { run: Run; moment: Moment }) {
  const line = moment.step?.line ?? 0
  const codes = run.bytecodes[line]
  if (!codes) return null
  return (
    <details className={styles.bytecodes}>
      <summary>
        The {codes.length === 1 ? 'bytecode' : `${codes.length} bytecodes`} of line {line}
      </summary>
      <ol>
        {codes.map((code, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bytecode is its place in the line.
          <li key={n}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </details>
  )
}
