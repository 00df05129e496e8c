'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { newRequestKey } from '#app/_ui/request-key.ts'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { QuestionReview } from '#lib/domain/grading/review-question.ts'
import type { Html } from '#lib/domain/questions/html.ts'
import type { Practice } from '#lib/domain/questions/practice.ts'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import { announceStep } from '../announce-step.ts'
import { AnswerField } from './answer-field.tsx'
import { type Draft, emptyDraft, responseOf } from './draft.ts'
import { Practise } from './practise.client.tsx'
import styles from './question.module.css'
import { Rendered } from './rendered.tsx'
import { Review } from './review.tsx'

type QuestionFormProps = {
  readonly id: string
  readonly view: QuestionView<Html>
  /** Where an answer is sent, with what names the question there. */
  readonly to: { readonly path: string; readonly body: Readonly<Record<string, string | number>> }
  /** Of a generated question: which draw this is, and how to get another one. */
  readonly draw?: GeneratedDraw
}

type GeneratedDraw = {
  readonly seed: number
  /** It has taken another one's place, and takes its focus as well. */
  readonly isLater: boolean
  readonly another: () => void
  readonly isDrawing: boolean
}

/** A lesson's check names what to practise; others do not. */
type Reviewed = QuestionReview<Html> & { readonly practice?: Practice | null }

/** Answer, check, read why, try again. Grading happens on the server, and feedback comes from there. */
export function QuestionForm({ id, view, to, draw }: QuestionFormProps) {
  const stemId = useId()
  const stem = useFocusOn<HTMLDivElement>(draw?.isLater ?? false)
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(view))
  const [review, setReview] = useState<Reviewed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const response = responseOf(view, draft)
  const answerKey = useRef<string | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!response || isSending) return
    setSending(true)
    answerKey.current ??= newRequestKey()
    const body = { ...to.body, response, answerKey: answerKey.current }
    const result = await callApi<Reviewed>('POST', to.path, { body })
    setSending(false)
    setProblem(result.ok ? null : result.error.message)
    if (!result.ok) return
    setReview(result.value)
    announceStep({ step: `check:${id}`, isRight: result.value.isRight, response, seed: draw?.seed })
  }
  // A key stays with one answer, so that sending it again after a lost reply counts once.
  const change = (next: Draft) => {
    answerKey.current = null
    setDraft(next)
  }
  const tryAgain = () => {
    setReview(null)
    change(emptyDraft(view))
  }

  return (
    <form onSubmit={submit} aria-labelledby={stemId} className={styles.form}>
      <div id={stemId} ref={stem} tabIndex={-1}>
        <Rendered text={view.stem} className={styles.text} />
      </div>
      {!review && <AnswerField view={view} draft={draft} onChange={change} labelledBy={stemId} />}
      {problem && (
        <Notice tone="warning" title="Not checked" live>
          {problem}
        </Notice>
      )}
      <div aria-live="polite">{review && <Review review={review} />}</div>
      {review?.practice && <Practise practice={review.practice} />}
      <div className={styles.actions}>
        {review ? (
          <Button size="sm" onClick={tryAgain}>
            Try again
          </Button>
        ) : (
          <Button size="sm" variant="primary" type="submit" disabled={!response || isSending}>
            {isSending ? 'Checking' : 'Check the answer'}
          </Button>
        )}
        {draw && (
          <Button size="sm" onClick={draw.another} disabled={draw.isDrawing}>
            {draw.isDrawing ? 'Drawing' : 'Draw another one'}
          </Button>
        )}
      </div>
    </form>
  )
}
