'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { callApi } from '#app/_ui/call-api.ts'
import type { AttemptView } from '#lib/domain/attempts/attempt-view.ts'
import styles from './attempt.module.css'

type TimeLeftProps = {
  readonly attemptId: string
  readonly deadlineAt: string
  /** The server's clock when the page was made. */
  readonly serverNow: string
  readonly onEnd: () => void
}

/** The two clocks of this device come apart by so much only when it slept or when one of them was set. */
const DRIFT_MS = 2_000

/** Counts down by the server's clock, whatever this device believes the time is; asks for it again after a sleep. */
export function TimeLeft({ attemptId, deadlineAt, serverNow, onEnd }: TimeLeftProps) {
  const totalMs = Date.parse(deadlineAt) - Date.parse(serverNow)
  const [leftMs, setLeftMs] = useState(totalMs)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    let endsAt = performance.now() + totalMs
    let offset = clockOffset()
    const timer = setInterval(() => {
      if (Math.abs(clockOffset() - offset) > DRIFT_MS) {
        offset = clockOffset()
        void askTimeLeft(attemptId).then((ms) => {
          if (ms !== null) endsAt = performance.now() + ms
        })
      }
      const left = endsAt - performance.now()
      setLeftMs(left)
      if (left > 0) return
      clearInterval(timer)
      end()
    }, 500)
    return () => clearInterval(timer)
  }, [attemptId, totalMs])
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

const clockOffset = (): number => Date.now() - performance.now()

/** By the server's clock; null when it cannot be reached or there is nothing to wait for. */
async function askTimeLeft(attemptId: string): Promise<number | null> {
  const result = await callApi<Partial<AttemptView> | null>('GET', `/api/attempts/${attemptId}`)
  const { deadlineAt, serverNow } = (result.ok && result.value) || {}
  return deadlineAt && serverNow ? Date.parse(deadlineAt) - Date.parse(serverNow) : null
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
