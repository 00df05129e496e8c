'use client'

import { Button, ButtonLink } from '#app/_ui/button.tsx'
import type { ApiError } from '#app/_ui/call-api.ts'
import { Dialog } from '#app/_ui/dialog.client.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './attempt.module.css'
import { type QuestionState, stateWords } from './question-state.ts'
import type { SubmitState } from './use-submit.ts'

type SubmitDialogProps = {
  readonly isOpen: boolean
  readonly states: readonly QuestionState[]
  readonly submit: SubmitState
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** Asks once before submitting, and names what is not answered. What is not ready to be graded is settled first. */
export function SubmitDialog({ isOpen, states, submit, onSubmit, onClose }: SubmitDialogProps) {
  const all = states.map((state, i) => ({ number: i + 1, words: stateWords[state], state }))
  const toMend = all.filter(({ state }) => ['problem', 'conflict', 'unfinished'].includes(state))
  const [first] = toMend
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={first ? 'Something to settle first' : 'Submit this attempt?'}
    >
      <div className={styles.dialog}>
        {first ? (
          <>
            <p>
              {toMend.length === 1
                ? 'One answer is not ready to be graded. '
                : `${toMend.length} answers are not ready to be graded. `}
              Nothing has been submitted.
            </p>
            <QuestionLinks questions={toMend} onGo={onClose} />
          </>
        ) : (
          <Unfinished all={all} onGo={onClose} />
        )}
        {!first && submit.type === 'refused' && <Refused error={submit.error} onGo={onClose} />}
        <p className={styles.choice}>
          {first ? (
            <ButtonLink variant="primary" href={`#question-${first.number}`} onClick={onClose}>
              Go to question {first.number}
            </ButtonLink>
          ) : (
            <Button variant="primary" onClick={onSubmit} disabled={submit.type === 'sending'}>
              {submit.type === 'sending' ? 'Submitting' : 'Submit for grading'}
            </Button>
          )}
          <Button onClick={onClose}>Go on answering</Button>
        </p>
      </div>
    </Dialog>
  )
}

type Question = { readonly number: number; readonly words: string }

function Unfinished({
  all,
  onGo,
}: {
  all: readonly (Question & { state: QuestionState })[]
  onGo: () => void
}) {
  const unfinished = all.filter(({ state }) => state !== 'answered')
  if (unfinished.length === 0)
    return <p>All {all.length} questions are answered. After submitting, answers cannot be changed.</p>
  return (
    <>
      <p>
        {unfinished.length === 1
          ? 'One question is not finished. '
          : `${unfinished.length} questions are not finished. `}
        What is not answered scores nothing, and after submitting answers cannot be changed.
      </p>
      <QuestionLinks questions={unfinished} onGo={onGo} />
    </>
  )
}

/** What the server said, with the questions it named. */
function Refused({ error, onGo }: { readonly error: ApiError; readonly onGo: () => void }) {
  const items = (error.details.items ?? []) as readonly { number: number; message: string }[]
  return (
    <Notice tone="warning" title="Not submitted" live>
      <p>{error.message}</p>
      <QuestionLinks
        questions={items.map(({ number, message }) => ({ number, words: message }))}
        onGo={onGo}
      />
    </Notice>
  )
}

function QuestionLinks({ questions, onGo }: { questions: readonly Question[]; onGo: () => void }) {
  if (questions.length === 0) return null
  return (
    <ul className={styles.unfinished}>
      {questions.map(({ number, words }) => (
        <li key={number}>
          <a href={`#question-${number}`} onClick={onGo}>
            Question {number}
          </a>
          : {words}
        </li>
      ))}
    </ul>
  )
}
