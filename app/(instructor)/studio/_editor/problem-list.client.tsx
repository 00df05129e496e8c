'use client'
import type { TextProblem } from '#lib/domain/publishing/reports.ts'
import styles from './problem-list.module.css'

type ProblemListProps = {
  readonly problems: readonly TextProblem[]
  /** In other content; they are told with the name of their file and lead nowhere from here. */
  readonly elsewhere?: readonly TextProblem[]
  readonly onGoTo?: (line: number, column: number) => void
}

/** Every problem with its place and what to do about it. A click goes there. */
export function ProblemList({ problems, elsewhere = [], onGoTo }: ProblemListProps) {
  return (
    <ol className={styles.list}>
      {problems.map((problem) => (
        <li key={keyOf(problem)}>
          {onGoTo ? (
            <button
              type="button"
              className={styles.place}
              onClick={() => onGoTo(problem.line, problem.column)}
            >
              Line {problem.line}, column {problem.column}
            </button>
          ) : (
            <span className={styles.place}>
              Line {problem.line}, column {problem.column}
            </span>
          )}
          <span>{problem.message}</span>
          <span className={styles.hint}>{problem.hint}</span>
        </li>
      ))}
      {elsewhere.map((problem) => (
        <li key={keyOf(problem)}>
          <span className={styles.place}>
            {problem.file}, line {problem.line}
          </span>
          <span>{problem.message}</span>
          <span className={styles.hint}>{problem.hint}</span>
        </li>
      ))}
    </ol>
  )
}

const keyOf = ({ file, line, column, message }: TextProblem): string => `${file}:${line}:${column} ${message}`
