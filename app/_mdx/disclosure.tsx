import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

/** Something for those who want more; closed at first, open in print. */
export function Details({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}

/** Something to do on one's own machine. */
export function TryIt({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <article className={styles.tryIt} aria-label={`Try it: ${title}`}>
      <p className={styles.tryItTitle}>
        <span className={styles.prompt} aria-hidden="true">
          $_
        </span>
        <span className={styles.tryItWord}>Try it</span>
        {title}
      </p>
      <div className={styles.body}>{children}</div>
    </article>
  )
}
