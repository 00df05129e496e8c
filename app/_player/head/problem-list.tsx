import type { ConfigProblem } from '#sim/core/parse-config.ts'
import styles from './problem-list.module.css'

/** Shown instead of a figure whose settings the simulation refuses. */
export function ProblemList({ title, problems }: { title: string; problems: readonly ConfigProblem[] }) {
  return (
    <section className={styles.box} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <p>This figure cannot start, because its settings are not valid:</p>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path.join('.')} ${message}`}>
            {path.length > 0 && <code>{path.join('.')}</code>} {message}
          </li>
        ))}
      </ul>
    </section>
  )
}
