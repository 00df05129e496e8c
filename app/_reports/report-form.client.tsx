'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { SelectField, TextArea } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import {
  type Complaint,
  type OwnReport,
  REPORT_TEXT_MAX,
  reportReasons,
} from '#lib/domain/reports/question-report.ts'
import styles from './report.module.css'
import type { ReportAbout } from './report-about.ts'
import { REASON_CHOICES } from './report-words.ts'

type Props = {
  readonly about: ReportAbout
  readonly isChange: boolean
  readonly draft: Complaint
  readonly onChange: (draft: Complaint) => void
  readonly onSent: (report: OwnReport) => void
  readonly onCancel: () => void
}

/** Reason and text of a report. A key stays with one text, so that sending it again after a lost reply counts once. */
export function ReportForm({ about, isChange, draft, onChange, onSent, onCancel }: Props) {
  const key = useRef<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (next: Partial<Complaint>) => {
    key.current = null
    onChange({ ...draft, ...next })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    key.current ??= newRequestKey()
    const body = { ...draft, about, reportKey: key.current }
    const result = await callApi<OwnReport>('POST', '/api/reports', { body })
    setBusy(false)
    if (result.ok) onSent(result.value)
    else setProblem(result.error.message)
  }
  return (
    <form onSubmit={send} className={styles.form}>
      <p>The authors read every report. It changes neither your answer nor your points.</p>
      <SelectField
        label="What is wrong?"
        value={draft.reason}
        onChange={(event) => change({ reason: reportReasons[event.target.selectedIndex] ?? 'other' })}
      >
        {reportReasons.map((reason) => (
          <option key={reason} value={reason}>
            {REASON_CHOICES[reason]}
          </option>
        ))}
      </SelectField>
      <TextArea
        label="In your words"
        hint="What did you expect, and where? Others do not see this."
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        required
        minLength={3}
        maxLength={REPORT_TEXT_MAX}
      />
      {problem && (
        <Notice tone="danger" title="Not sent" live>
          {problem}
        </Notice>
      )}
      <p className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={isBusy}>
          {isBusy ? 'Sending' : isChange ? 'Send the change' : 'Send the report'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </p>
    </form>
  )
}
