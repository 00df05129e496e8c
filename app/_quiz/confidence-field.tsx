import { useId } from 'react'
import { CONFIDENCES, type Confidence } from '#lib/domain/attempts/calibration.ts'
import styles from './confidence.module.css'

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  guess: 'a guess',
  'fairly-sure': 'fairly sure',
  certain: 'certain',
}

type Props = {
  readonly confidence: Confidence | null
  readonly onChange: (confidence: Confidence | null) => void
}

/** How sure one is of an answer that was given. It may be left out, and a second press takes it back. */
export function ConfidenceField({ confidence, onChange }: Props) {
  const name = useId()
  return (
    <fieldset className={styles.field} data-aside>
      <legend>
        How sure are you? <span>Optional; it never changes your points.</span>
      </legend>
      {CONFIDENCES.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={confidence === option}
            onChange={() => onChange(option)}
            onClick={() => confidence === option && onChange(null)}
          />
          {CONFIDENCE_WORDS[option]}
        </label>
      ))}
    </fieldset>
  )
}
