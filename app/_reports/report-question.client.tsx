'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { Complaint, OwnReport } from '#lib/domain/reports/question-report.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './report.module.css'
import type { ReportAbout } from './report-about.ts'
import { ReportForm } from './report-form.client.tsx'
import { ReportOutcome } from './report-outcome.tsx'

type Props = {
  readonly about: ReportAbout
  /** What to call the question, such as “question 3”. */
  readonly name: string
  /** What was reported before; undefined where that is only asked for when the form opens. */
  readonly report: OwnReport | null | undefined
}

const anchorOf = (about: ReportAbout): string => (about.type === 'check' ? `#check-${about.questionId}` : '')

const NOTHING: Complaint = { reason: 'wrong-key', text: '' }

/** Tells the authors that something is wrong with a question, and what came of it. What is typed outlives the dialog. */
export function ReportQuestion({ about, name, report: known }: Props) {
  const here = usePathname()
  const [report, setReport] = useState(known)
  const [draft, setDraft] = useState<Complaint | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  const [problem, setProblem] = useState<'sign-in' | string | null>(null)
  const isChange = report?.status === 'open'

  const open = async () => {
    setSent(false)
    setProblem(null)
    setOpen(true)
    if (report !== undefined || about.type !== 'check') return
    const { lessonId, lessonHash, questionId } = about
    const query = new URLSearchParams({ lessonId, lessonHash, questionId })
    const result = await callApi<{ report: OwnReport | null }>('GET', `/api/reports/checks?${query}`)
    if (result.ok) setReport(result.value.report)
    else setProblem(result.error.status === 401 ? 'sign-in' : result.error.message)
  }
  const sent = (stored: OwnReport) => {
    setReport(stored)
    setDraft(null)
    setSent(true)
    setOpen(false)
  }

  return (
    <div className={styles.report}>
      <div aria-live="polite">
        {isSent && <p className={styles.sent}>✓ Sent. The answer will be here and under Progress.</p>}
        {report && <ReportOutcome report={report} />}
      </div>
      <Button size="sm" className={styles.open} onClick={open}>
        {isChange ? 'Change the report' : 'Report a problem'}
        <span className="visually-hidden"> with {name}</span>
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={`Report a problem with ${name}`}>
        {problem === 'sign-in' ? (
          <div className={styles.form}>
            <p>Sign in to report it, so that you can be told what came of it. You come back to this page.</p>
            <p>
              <ButtonLink variant="primary" href={paths.signIn(here + anchorOf(about))}>
                Sign in
              </ButtonLink>
            </p>
          </div>
        ) : problem ? (
          <Notice tone="warning" title="Not possible now" live>
            {problem}
          </Notice>
        ) : report === undefined ? (
          <p role="status">Looking up what you reported before</p>
        ) : (
          <ReportForm
            about={about}
            isChange={isChange}
            draft={draft ?? (isChange ? { reason: report.reason, text: report.text } : NOTHING)}
            onChange={setDraft}
            onSent={sent}
            onCancel={() => setOpen(false)}
          />
        )}
      </Dialog>
    </div>
  )
}
