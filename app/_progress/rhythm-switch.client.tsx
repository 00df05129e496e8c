'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import styles from './overview.module.css'

/** Shows or hides one's rhythm, here and on the home page. */
export function RhythmSwitch({ isShown }: { readonly isShown: boolean }) {
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const change = async () => {
    const result = await callApi('PUT', '/api/progress/rhythm', { body: { isShown: !isShown } })
    setProblem(result.ok ? '' : result.error.message)
    if (result.ok) router.refresh()
  }
  return (
    <div className={styles.rhythmSwitch}>
      <Button size="sm" onClick={change}>
        {isShown ? 'Hide my rhythm' : 'Show my rhythm'}
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  )
}
