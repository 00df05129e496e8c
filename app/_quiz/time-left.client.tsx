'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import styles from './attempt.module.css'

type TimeLeftProps = {
  readonly deadlineAt: string
  /** The server's clock when the page was made. */
  readonly serverNow: string
  readonly onEnd: () => void
}

/** Counts down by the server's clock, whatever this device believes the time is. */
export function TimeLeft({ deadlineAt, serverNow, onEnd }: TimeLeftProps) {
  const totalMs = Date.parse(deadlineAt) - Date.parse(serverNow)
  const [leftMs, setLeftMs] = useState(totalMs)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    const startedAt = performance.now()
    const timer = setInterval(() => {
      const left = totalMs - (performance.now() - startedAt)
      setLeftMs(left)
      if (left > 0) return
      clearInterval(timer)
      end()
    }, 500)
    return () => clearInterval(timer)
  }, [totalMs])
  const minutes = Math.ceil(leftMs / 60_000)
  const isNear = minutes === 5 || minutes === 1
  return (
    <p className={styles.time} data-near={minutes <= 5}>
      <span className={styles.timeLabel}>Time left</span> <span role="timer">{clock(leftMs)}</span>
      <span className="visually-hidden" role="status">
        {isNear && leftMs > 0 && `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`}
      </span>
    </p>
  )
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
