import { type FormEvent, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import styles from './mock.module.css'

export type Setup = {
  readonly count: number
  readonly minutesEach: number
  /** Empty: any. */
  readonly topic: string
  readonly difficulty: string
}

type Props = {
  readonly topics: readonly string[]
  readonly total: number
  readonly onBegin: (setup: Setup) => void
}

const COUNTS = [3, 5, 8, 12]
const MINUTES = [2, 3, 5]

/** How long, how hard, and about what. */
export function MockSetup({ topics, total, onBegin }: Props) {
  const [setup, setSetup] = useState<Setup>({ count: 5, minutesEach: 3, topic: '', difficulty: '' })
  const set = (part: Partial<Setup>) => setSetup((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onBegin(setup)
  }
  return (
    <form className={styles.setup} onSubmit={submit}>
      <SelectField
        label="Questions"
        value={setup.count}
        onChange={(event) => set({ count: Number(event.target.value) })}
      >
        {COUNTS.filter((count) => count <= Math.max(total, 3)).map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Minutes for each"
        value={setup.minutesEach}
        onChange={(event) => set({ minutesEach: Number(event.target.value) })}
      >
        {MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes}
          </option>
        ))}
      </SelectField>
      <SelectField label="Topic" value={setup.topic} onChange={(event) => set({ topic: event.target.value })}>
        <option value="">any</option>
        {topics.map((topic) => (
          <option key={topic} value={topic}>
            {topic.replaceAll('-', ' ')}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Difficulty"
        value={setup.difficulty}
        onChange={(event) => set({ difficulty: event.target.value })}
      >
        <option value="">any, the easier ones first</option>
        <option value="easy">easy</option>
        <option value="medium">medium</option>
        <option value="hard">hard</option>
      </SelectField>
      <p className={styles.total}>
        About {setup.count * setup.minutesEach} minutes. You can stop after any question.
      </p>
      <Button type="submit" variant="primary">
        Begin the interview
      </Button>
    </form>
  )
}
