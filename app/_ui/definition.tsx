import type { ReactNode } from 'react'
import styles from './definition.module.css'

/** The "i" of a figure: what is counted and how, opened on demand. */
export function Definition({ of, children }: { of: string; children: ReactNode }) {
  return (
    <details className={styles.definition}>
      <summary className={styles.sign} aria-label={`What is counted: ${of}`}>
        i
      </summary>
      <div className={styles.text}>{children}</div>
    </details>
  )
}
