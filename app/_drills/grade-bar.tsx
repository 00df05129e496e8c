import { type Grade, gradeNames, grades } from '#lib/domain/drills/grade.ts'
import styles from './drill.module.css'
import { intervalWords } from './interval-words.ts'

type Props = {
  readonly intervals: Readonly<Record<Grade, number>>
  readonly suggested: Grade
  readonly isBusy: boolean
  readonly onGrade: (grade: Grade) => void
}

/** The four grades, each with its key and the time until the card comes back. The suggestion may be overruled. */
export function GradeBar({ intervals, suggested, isBusy, onGrade }: Props) {
  return (
    <fieldset className={styles.grades}>
      <legend className="visually-hidden">How well did you answer?</legend>
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          className={styles.grade}
          data-suggested={grade === suggested || undefined}
          aria-disabled={isBusy || undefined}
          onClick={() => !isBusy && onGrade(grade)}
        >
          <kbd>{grade}</kbd>
          <span className={styles.gradeName}>{gradeNames[grade]}</span>
          <span className={styles.interval}>{intervalWords(intervals[grade])}</span>
          {grade === suggested && <span className={styles.suggested}>suggested</span>}
        </button>
      ))}
    </fieldset>
  )
}
