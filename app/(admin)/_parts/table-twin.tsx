import type { ReactNode } from 'react'
import styles from './table-twin.module.css'

/** The same numbers as the chart above it, as a table. */
export function TableTwin({ children }: { children: ReactNode }) {
  return (
    <details className={styles.twin}>
      <summary>Show as a table</summary>
      {children}
    </details>
  )
}
