import type { ReactNode } from 'react'
import styles from './value.module.css'

type ValueProps = { readonly sim: string; readonly of: string; readonly children?: ReactNode }

/** A number that the figure it names produces; the content check recomputes it. */
export function Value({ sim, of, children }: ValueProps) {
  return (
    <data className={styles.value} value={`${sim}.${of}`}>
      {children}
    </data>
  )
}
