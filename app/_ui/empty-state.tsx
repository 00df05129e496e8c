import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Strands } from './strands.tsx'

/** What a list shows before it has anything: why it is empty and what to do. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <Strands className={styles.strands} />
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  )
}
