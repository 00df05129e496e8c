'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { ImpactReport } from '#lib/domain/publishing/reports.ts'
import styles from './dialog-form.module.css'
import { Impact } from './impact.tsx'

type PublishDialogProps = {
  readonly lessonId: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onPublished: (number: number) => void
}

/** Shows what publishing does before it is done, and publishes exactly what was shown. */
export function PublishDialog({ lessonId, isOpen, onClose, onPublished }: PublishDialogProps) {
  const [impact, setImpact] = useState<ImpactReport | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [note, setNote] = useState('')
  const key = useRef('')
  const base = `/api/studio/lessons/${lessonId}`

  const look = useCallback(async () => {
    setImpact(null)
    setError(null)
    key.current = newRequestKey()
    const result = await callApi<ImpactReport>('GET', `${base}/impact`)
    if (result.ok) setImpact(result.value)
    else setError(result.error)
  }, [base])

  useEffect(() => {
    if (isOpen) void look()
  }, [isOpen, look])

  async function publish({ revision, publishedNumber }: ImpactReport): Promise<void> {
    setIsBusy(true)
    setError(null)
    const body = { key: key.current, revision, publishedNumber, note }
    const result = await callApi<{ number: number }>('POST', `${base}/publish`, { body })
    setIsBusy(false)
    if (result.ok) onPublished(result.value.number)
    else setError(result.error)
  }

  return (
    <Dialog open={isOpen} onClose={onClose} title="Publish this lesson">
      {!impact && !error && <p role="status">Checking the lesson, and whom the changes touch…</p>}
      {impact && <Impact lessonId={lessonId} report={impact} />}
      {error && (
        <Notice tone="danger" title="Not published" live>
          <p>{error.message}</p>
          <Button size="sm" onClick={look}>
            Look again
          </Button>
        </Notice>
      )}
      {impact && impact.problems.length === 0 && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void publish(impact)
          }}
        >
          <TextField
            label="What changed"
            hint="One line for the history, such as “Clearer figure on preemption”."
            optional
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <p>
            <Button type="submit" variant="primary" disabled={isBusy}>
              {isBusy ? 'Publishing…' : 'Publish'}
            </Button>
          </p>
        </form>
      )}
    </Dialog>
  )
}
