'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import styles from './offline.module.css'
import { useOnline } from './use-online.ts'

/** Pages without a version of their own that are kept when they are visited. */
const VISITED = /^\/(learn\/.*\/sheet|glossary|course|drills|notes|simulations(\/.*)?)$/

/** The page comes first. */
const SETTLED_MS = 1_500

/** Where one reads. Quizzes, drills, notes and labs say themselves what becomes of work done offline. */
const READING = /^\/(learn\/|glossary|course|simulations)/

/** Installs offline reading once the page has settled, and says so when there is no connection. */
export function OfflineReading({ build }: { build: string }) {
  const pathname = usePathname()
  const isOnline = useOnline()
  useEffect(() => {
    let isOver = false
    let stop = () => {}
    const start = async () => {
      const { installWorker, keepPage } = await import('./keep-page.ts')
      await installWorker(build)
      if (!isOver && VISITED.test(pathname)) stop = keepPage(pathname, '', () => {})
    }
    // Without a connection there is nothing new to keep.
    const timer = setTimeout(() => start().catch(() => {}), SETTLED_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [build, pathname])
  useEffect(() => {
    // A kept copy knows no cookie.
    const theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1]
    if (theme) document.documentElement.dataset.theme = theme
  }, [])
  const isTold = !isOnline && READING.test(pathname)
  return (
    <p role="status" className={isTold ? styles.banner : 'visually-hidden'}>
      {isTold &&
        'You are offline. Lessons you have visited can be read, and your progress in them is kept on this device.'}
    </p>
  )
}
