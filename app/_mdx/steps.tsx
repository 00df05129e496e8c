import type { ReactNode } from 'react'
import styles from './steps.module.css'

/** A numbered list whose order is the point. */
export function Steps({ children }: { readonly children?: ReactNode }) {
  return <div className={styles.steps}>{children}</div>
}
