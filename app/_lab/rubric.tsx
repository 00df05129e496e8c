import { useState } from 'react'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { callApi } from '#app/_ui/call-api.ts'
import { LAB_LEVELS, type LabLevel, shownLevel } from '#lib/domain/labs/lab-level.ts'
import type { LabBench, SubmissionView } from '#lib/domain/labs/lab-view.ts'
import styles from './lab.module.css'

const NAMES: Readonly<Record<LabLevel, string>> = {
  minimum: 'Minimum',
  proficient: 'Proficient',
  advanced: 'Advanced',
  ready: 'Ready to go on',
}

type RubricProps = { readonly bench: LabBench; readonly submissions: readonly SubmissionView[] }

/** How good is good: what the hand-ins show, and beside it what the learner thinks of their own work. */
export function Rubric({ bench: { labId, rubric, rating, ownerId }, submissions }: RubricProps) {
  const [own, setOwn] = useState(rating)
  const [problem, setProblem] = useState('')
  const shown = shownLevel(submissions)
  const rate = async (level: LabLevel) => {
    const before = own
    setOwn(level)
    const result = await callApi('PUT', `/api/labs/${labId}/rating`, { body: { level } })
    setProblem(result.ok ? '' : `Not kept: ${result.error.message}`)
    if (!result.ok) setOwn(before)
  }
  return (
    <section className={styles.rubricPart} aria-labelledby="rubric">
      <h2 id="rubric">How good is good</h2>
      <p className={styles.note}>
        {shown === null
          ? 'Nothing that was handed in has passed yet.'
          : `What you handed in shows: ${NAMES[shown]}. Whether you can explain it, only you can tell.`}
        {ownerId && ' Your own mark decides nothing; it is for you and your instructor.'}
      </p>
      <ul className={styles.rubric}>
        {LAB_LEVELS.map((level) => (
          <li key={level} data-shown={shown === level || undefined}>
            {ownerId ? (
              <label>
                <input type="radio" name="own-level" checked={own === level} onChange={() => rate(level)} />
                {NAMES[level]}
              </label>
            ) : (
              <strong>{NAMES[level]}</strong>
            )}
            {shown === level && <span className={styles.shown}>shown by what you handed in</span>}
            <Rendered text={rubric[level]} />
          </li>
        ))}
      </ul>
      <p role="status" className={styles.note}>
        {problem}
      </p>
    </section>
  )
}
