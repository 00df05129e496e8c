'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { countText } from '#app/_ui/count-text.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { TextArea } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import { REPORT_NOTE_MAX } from '#lib/domain/reports/question-report.ts'
import styles from './reports.module.css'

type Report = { readonly id: string; readonly revision: number; readonly text: string }
type Outcome = 'fixed' | 'declined'

type Props = {
  readonly questionVersionId: string
  /** Where the question is, in words. */
  readonly name: string
  readonly reports: readonly Report[]
}

/** Answers open reports on one question: all of them, or those that are ticked. */
export function AnswerReports({ questionVersionId, name, reports }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [isSent, setSent] = useState(false)
  const close = () => setOutcome(null)
  const open = (next: Outcome) => {
    setSent(false)
    setOutcome(next)
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button size="sm" variant="primary" onClick={() => open('fixed')}>
          Answer as fixed<span className="visually-hidden">: {name}</span>
        </Button>
        <Button size="sm" onClick={() => open('declined')}>
          Decline<span className="visually-hidden">: {name}</span>
        </Button>
      </div>
      {/* Where no report is left, the question leaves the list, which says so itself. */}
      <p role="status" className={isSent ? styles.sent : 'visually-hidden'}>
        {isSent && '✓ Sent. What is listed here is still open.'}
      </p>
      <Dialog
        open={outcome !== null}
        onClose={close}
        title={outcome === 'declined' ? 'Decline reports' : 'Answer reports as fixed'}
      >
        {outcome && (
          <AnswerForm
            questionVersionId={questionVersionId}
            reports={reports}
            outcome={outcome}
            onCancel={close}
            onSent={() => {
              close()
              setSent(true)
            }}
          />
        )}
      </Dialog>
    </>
  )
}

type FormProps = Omit<Props, 'name'> & {
  readonly outcome: Outcome
  readonly onCancel: () => void
  readonly onSent: () => void
}

function AnswerForm({ questionVersionId, reports, outcome, onCancel, onSent }: FormProps) {
  const router = useRouter()
  const key = useRef<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(reports.map(({ id }) => id)))
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const answered = reports.filter(({ id }) => chosen.has(id))

  const toggle = (id: string) => {
    key.current = null
    setChosen((ids) => new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]))
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || answered.length === 0) return
    setBusy(true)
    key.current ??= newRequestKey()
    const result = await callApi('POST', '/api/studio/reports/answers', {
      body: {
        ...{ answerKey: key.current, questionVersionId, outcome, note },
        reports: answered.map(({ id, revision }) => ({ id, revision })),
      },
    })
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    onSent()
    router.refresh()
  }

  return (
    <form onSubmit={send} className={styles.form}>
      {reports.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>Reports to answer</legend>
          {reports.map(({ id, text }) => (
            <label key={id}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <span className={styles.written} dir="auto">
                {text}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <TextArea
        label={outcome === 'fixed' ? 'What was done' : 'Why nothing is changed'}
        hint="The learners who reported it read this, perhaps during an attempt: do not give the answer away."
        value={note}
        onChange={(event) => {
          key.current = null
          setNote(event.target.value)
        }}
        required
        minLength={3}
        maxLength={REPORT_NOTE_MAX}
      />
      {problem && (
        <Notice tone="danger" title="Nothing was stored" live>
          {problem}
        </Notice>
      )}
      <p className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={isBusy || answered.length === 0}>
          {isBusy
            ? 'Sending'
            : `${outcome === 'fixed' ? 'Answer' : 'Decline'} ${countText(answered.length, 'report')}`}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </p>
    </form>
  )
}
