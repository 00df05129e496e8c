'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './quiz-intro.module.css'

/** Opens an attempt, or the one that is open, and goes there. */
export function StartButton({ quizId, label }: { readonly quizId: string; readonly label: string }) {
  const router = useRouter()
  const [isStarting, setStarting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async () => {
    setStarting(true)
    const result = await callApi<{ attemptId: string }>('POST', `/api/quizzes/${quizId}/attempts`, {
      body: {},
    })
    if (result.ok) return router.push(paths.attempt(quizId, result.value.attemptId))
    setStarting(false)
    setProblem(result.error.message)
  }
  return (
    <div className={styles.next}>
      <Button variant="primary" onClick={start} disabled={isStarting}>
        {isStarting ? 'Starting' : label}
      </Button>
      {problem && (
        <p className={styles.error} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
