'use client'

import { Button } from '#app/_ui/button.tsx'
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

/** Asks once before submitting, and names what is not answered. */
export function SubmitDialog({ isOpen, states, submit, onSubmit, onClose }: SubmitDialogProps) {
  const unfinished = states.flatMap((state, i) => (state === 'answered' ? [] : [{ number: i + 1, state }]))
  return (
    <Dialog open={isOpen} onClose={onClose} title="Submit this attempt?">
      <div className={styles.dialog}>
        {unfinished.length === 0 ? (
          <p>All {states.length} questions are answered. After submitting, answers cannot be changed.</p>
        ) : (
          <>
            <p>
              {unfinished.length === 1
                ? 'One question is not finished. '
                : `${unfinished.length} questions are not finished. `}
              What is not answered scores nothing, and after submitting answers cannot be changed.
            </p>
            <ul className={styles.unfinished}>
              {unfinished.map(({ number, state }) => (
                <li key={number}>
                  <a href={`#question-${number}`} onClick={onClose}>
                    Question {number}
                  </a>
                  : {stateWords[state]}
                </li>
              ))}
            </ul>
          </>
        )}
        {submit.type === 'refused' && (
          <Notice tone="warning" title="Not submitted" live>
            <p>{submit.error.message}</p>
          </Notice>
        )}
        <p className={styles.choice}>
          <Button variant="primary" onClick={onSubmit} disabled={submit.type === 'sending'}>
            {submit.type === 'sending' ? 'Submitting' : 'Submit for grading'}
          </Button>
          <Button onClick={onClose}>Go on answering</Button>
        </p>
      </div>
    </Dialog>
  )
}
