import type { ReactNode } from 'react'
import styles from './callout.module.css'

type CalloutType = 'insight' | 'mistake' | 'tradeoff' | 'nuance' | 'note'

const WORDS: Readonly<Record<CalloutType, string>> = {
  insight: 'Key insight',
  mistake: 'Common mistake',
  tradeoff: 'Trade-off',
  nuance: 'Nuance',
  note: 'Note',
}

/** 24 x 24 outlines: a lamp, a warning triangle, a balance, a lens, a page. */
const ICONS: Readonly<Record<CalloutType, string>> = {
  insight: 'M9 18h6M10 21h4M8.5 14.5a6 6 0 1 1 7 0c-.6.5-1 1.2-1 2v.5h-5v-.5c0-.8-.4-1.5-1-2Z',
  mistake: 'M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.4v.1',
  tradeoff: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6L5 7ZM19 7l-3 7h6l-3-7Z',
  nuance: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 21 21M8 10.5h5',
  note: 'M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6',
}

type CalloutProps = { readonly type: CalloutType; readonly title?: string; readonly children?: ReactNode }

/** A remark beside the argument. Its kind is a word and a shape, the colour only repeats it. */
export function Callout({ type, title, children }: CalloutProps) {
  return (
    <div
      role="note"
      className={styles.callout}
      data-type={type}
      aria-label={title ? `${WORDS[type]}: ${title}` : WORDS[type]}
    >
      <p className={styles.label}>
        <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" className={styles.icon}>
          <path d={ICONS[type]} />
        </svg>
        <span className={styles.word}>{WORDS[type]}</span>
        {title && <strong className={styles.title}>{title}</strong>}
      </p>
      <div className={styles.body}>{children}</div>
    </div>
  )
}
