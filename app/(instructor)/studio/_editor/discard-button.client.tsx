'use client'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './dialog-form.module.css'

type DiscardButtonProps = {
  readonly lessonId: string
  readonly revision: number
  readonly isPublished: boolean
  readonly onDiscarded: () => void
}

/** Throws the draft away, after saying what that means. */
export function DiscardButton({ lessonId, revision, isPublished, onDiscarded }: DiscardButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function discard(): Promise<void> {
    const body = { revision }
    const result = await callApi('DELETE', `/api/studio/lessons/${lessonId}/draft`, { body })
    if (result.ok) onDiscarded()
    else setProblem(result.error.message)
  }

  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        Discard…
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title="Discard this draft">
        <div className={styles.form}>
          <p>
            {isPublished
              ? 'The draft is gone for everybody who works on it. Learners keep the published version.'
              : 'The lesson has not been published, so nothing of it remains. Its place in the course is planned again.'}
          </p>
          {problem && (
            <Notice tone="danger" title="Not discarded" live>
              {problem}
            </Notice>
          )}
          <p>
            <Button variant="danger" onClick={discard}>
              Discard the draft
            </Button>
          </p>
        </div>
      </Dialog>
    </>
  )
}
