'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import styles from '../../../_editor/dialog-form.module.css'

type RestoreButtonProps = {
  readonly lessonId: string
  readonly version: number
  readonly publishedNumber: number | null
}

/** Publishes an older text again, as a new version, after asking why. */
export function RestoreButton({ lessonId, version, publishedNumber }: RestoreButtonProps) {
  const router = useRouter()
  const key = useRef('')
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function open(): void {
    key.current = newRequestKey()
    setProblem(null)
    setIsOpen(true)
  }

  async function restore(): Promise<void> {
    setIsBusy(true)
    const body = { key: key.current, to: version, publishedNumber, note }
    const result = await callApi('POST', `/api/studio/lessons/${lessonId}/roll-back`, { body })
    setIsBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    setIsOpen(false)
    router.refresh()
  }

  return (
    <>
      <Button size="sm" onClick={open} aria-label={`Restore version ${version}`}>
        Restore…
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={`Restore version ${version}`}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void restore()
          }}
        >
          <p>
            Learners will see the text of version {version} again, as a new version. A draft, if there is one,
            stays.
          </p>
          {problem && (
            <Notice tone="danger" title="Not restored" live>
              {problem}
            </Notice>
          )}
          <TextField
            label="Why"
            optional
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <p>
            <Button type="submit" variant="primary" disabled={isBusy}>
              {isBusy ? 'Restoring…' : 'Restore and publish'}
            </Button>
          </p>
        </form>
      </Dialog>
    </>
  )
}
