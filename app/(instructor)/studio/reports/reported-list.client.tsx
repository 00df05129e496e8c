'use client'

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './reports.module.css'

type Props = {
  /** Of the questions in the list, in its order. */
  readonly ids: readonly string[]
  readonly children: ReactNode
}

/** The reported questions. Where one has left the list with its answer, that is said, and the focus goes on with the next. */
export function ReportedList({ ids, children }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const before = useRef(ids)
  const [isSent, setSent] = useState(false)
  useLayoutEffect(() => {
    const gone = before.current.findIndex((id) => !ids.includes(id))
    before.current = ids
    if (gone < 0) return
    setSent(true)
    if (document.activeElement && document.activeElement !== document.body) return
    const left = [...(list.current?.querySelectorAll('article') ?? [])]
    const next = left[gone] ?? left.at(-1) ?? list.current
    next?.focus()
  }, [ids])
  return (
    <div ref={list} tabIndex={-1} className={styles.list}>
      <p role="status" className={isSent ? styles.sent : 'visually-hidden'}>
        {isSent && '✓ Sent. The question is under “Answered” now.'}
      </p>
      {children}
    </div>
  )
}
