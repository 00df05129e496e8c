'use client'

import { type ReactNode, useEffect, useId, useState } from 'react'
import type { StepId } from '#lib/domain/progress/steps.ts'
import { announceStep } from './announce-step.ts'
import styles from './predict.module.css'

type Choice = {
  readonly id: string
  readonly text: ReactNode
  readonly feedback: ReactNode
  readonly isCorrect: boolean
}

type PredictChoicesProps = {
  readonly step: StepId
  readonly storageKey: string
  readonly choices: readonly Choice[]
  readonly answer: ReactNode
}

/** Pick a choice, read why it is right or wrong, then the full answer. The pick is remembered on this device. */
export function PredictChoices({ step, storageKey, choices, answer }: PredictChoicesProps) {
  const name = useId()
  const [pickedId, setPickedId] = useState<string | null>(null)
  useEffect(() => setPickedId(readStored(storageKey)), [storageKey])
  const pick = (id: string) => {
    setPickedId(id)
    store(storageKey, id)
    announceStep({ step })
  }
  const picked = choices.find((choice) => choice.id === pickedId)
  return (
    <>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">Your prediction</legend>
        {choices.map((choice) => (
          <label
            key={choice.id}
            className={styles.choice}
            data-verdict={choice === picked ? (choice.isCorrect ? 'right' : 'wrong') : undefined}
          >
            <input type="radio" name={name} checked={choice === picked} onChange={() => pick(choice.id)} />
            <span>{choice.text}</span>
            {choice === picked && (
              <span className={styles.mark}>{choice.isCorrect ? '✓ yes' : '✗ not quite'}</span>
            )}
          </label>
        ))}
      </fieldset>
      <div aria-live="polite">{picked && <div className={styles.feedback}>{picked.feedback}</div>}</div>
      <details className={styles.reveal} open={picked?.isCorrect || undefined}>
        <summary className={styles.summary}>
          {picked ? 'The whole answer' : 'Reveal the answer without picking'}
        </summary>
        <div className={styles.answer}>
          {answer}
          <Reasons choices={choices} />
        </div>
      </details>
    </>
  )
}

/** Why each choice is right or wrong: the only way to read it without JavaScript. */
function Reasons({ choices }: { readonly choices: readonly Choice[] }) {
  return (
    <ul className={styles.reasons}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <strong>{choice.text}</strong> {choice.isCorrect ? '(right)' : '(wrong)'}
          {choice.feedback}
        </li>
      ))}
    </ul>
  )
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Private windows and full disks refuse; the prediction then lasts as long as the page. */
function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
