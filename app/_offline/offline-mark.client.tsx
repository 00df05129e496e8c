'use client'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './offline.module.css'

type OfflineMarkProps = { path: string; version: string; children: ReactNode }

/** Keeps this lesson for offline reading, by the hash of its text, and shows its children once it is kept. */
export function OfflineMark({ path, version, children }: OfflineMarkProps) {
  const [isKept, setKept] = useState(false)
  useEffect(() => {
    let isOver = false
    let stop = () => {}
    import('./keep-page.ts').then(
      ({ keepPage }) => {
        if (!isOver) stop = keepPage(path, version, () => setKept(true))
      },
      () => {},
    )
    return () => {
      isOver = true
      stop()
    }
  }, [path, version])
  return (
    <p role="status" className={styles.mark}>
      {isKept && children}
    </p>
  )
}
