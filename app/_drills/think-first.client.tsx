'use client'

import { useEffect, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { TextArea } from '#app/_ui/field.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import styles from './drill.module.css'

const SECONDS = 120

/** Two minutes and a place for an outline: both are offers. Mount it anew for each card. */
export function ThinkFirst({ isOver }: { readonly isOver: boolean }) {
  const [left, setLeft] = useState<number | null>(null)
  const isRunning = left !== null && left > 0 && !isOver

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(
      () => setLeft((seconds) => (seconds === null ? null : Math.max(0, seconds - 1))),
      1000,
    )
    return () => clearInterval(timer)
  }, [isRunning])

  return (
    <details className={styles.think}>
      <summary>Write an outline, or give yourself two minutes</summary>
      <div className={styles.thinkBody}>
        <div className={styles.timer}>
          <Button size="sm" onClick={() => setLeft(isRunning ? null : SECONDS)} disabled={isOver}>
            {isRunning ? 'Stop the timer' : 'Start two minutes'}
          </Button>
          {left !== null && (
            <>
              <span role="timer" className={styles.clock}>
                {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
              </span>
              <ProgressBar value={SECONDS - left} max={SECONDS} label="Time used" />
            </>
          )}
        </div>
        <p role="status" className={styles.hint}>
          {left === 0 && 'Two minutes are up. Finish your sentence, then reveal.'}
        </p>
        <TextArea
          label="Outline"
          optional
          hint="For yourself. It stays on this page and is not kept."
          rows={4}
        />
      </div>
    </details>
  )
}
