import type { ReactNode } from 'react'
import styles from './panel.module.css'

/** A raised sheet with an optional title and actions at its right. */
export function Panel({
  title,
  actions,
  children,
  id,
}: {
  title?: ReactNode
  actions?: ReactNode
  children: ReactNode
  id?: string
}) {
  return (
    <section className={styles.panel} id={id}>
      {(title || actions) && (
        <header className={styles.header}>
          {title && <h2 className={styles.title}>{title}</h2>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
