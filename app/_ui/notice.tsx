import type { ReactNode } from 'react'
import styles from './notice.module.css'

const words = { info: 'Note', success: 'Done', warning: 'Careful', danger: 'Problem' } as const

/** A message in the page. Give it `live` when it appears after an action, so that it is read out. */
export function Notice(props: {
  tone?: keyof typeof words
  title?: ReactNode
  live?: boolean
  children?: ReactNode
}) {
  const { tone = 'info', title, live, children } = props
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <strong className={styles.title}>{title ?? words[tone]}</strong>
      {children && <div>{children}</div>}
    </div>
  )
}
