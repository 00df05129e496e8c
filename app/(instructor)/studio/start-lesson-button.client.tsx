'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './studio.module.css'

type StartLessonButtonProps = { readonly moduleId: string; readonly lessonId: string; readonly title: string }

/** Begins a planned lesson from the template and opens it. */
export function StartLessonButton({ moduleId, lessonId, title }: StartLessonButtonProps) {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function start(): Promise<void> {
    setIsBusy(true)
    const result = await callApi('POST', '/api/studio/lessons', { body: { moduleId, lessonId } })
    if (result.ok) return router.push(paths.studioLesson(lessonId))
    setIsBusy(false)
    setProblem(result.error.message)
  }

  return (
    <>
      <Button
        size="sm"
        className={styles.start}
        disabled={isBusy}
        onClick={start}
        aria-label={`Start writing ${title}`}
      >
        {isBusy ? 'Opening…' : 'Start writing'}
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
