import type { Run } from './use-stepper.ts'
import styles from './workbench.module.css'

/** The first problem of the text, with its place and what to do. */
export function Problem({ run: { problem } }: { run: Run }) {
  return (
    <p className={styles.problem} role="status">
      {problem && (
        <>
          <strong>
            Line {problem.line}, column {problem.column}: {problem.message}
          </strong>
          {problem.hint !== '' && problem.hint !== problem.message && ` ${problem.hint}`}
        </>
      )}
    </p>
  )
}
