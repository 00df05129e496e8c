'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { paths } from '#lib/shared/paths.ts'

export function EndSessions() {
  const [problem, setProblem] = useState('')
  const end = async () => {
    const result = await callApi('POST', '/api/session/end-all')
    if (result.ok) window.location.assign(paths.signIn())
    else setProblem(result.error.message)
  }
  return (
    <div>
      <Button variant="danger" onClick={end}>
        Sign out everywhere
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  )
}
