import { Notice } from '#app/_ui/notice.tsx'
import type { ImpactReport } from '#lib/domain/publishing/reports.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './impact.module.css'
import { ProblemList } from './problem-list.client.tsx'

type Change = ImpactReport['changes'][number]

/** What publishing would do: problems that forbid it, else what changes and for how many people. */
export function Impact({ lessonId, report }: { lessonId: string; report: ImpactReport }) {
  const { problems, changes, behind, publishedNumber } = report
  if (problems.length > 0)
    return (
      <Notice
        tone="danger"
        title={
          problems.length === 1 ? 'One problem to fix first' : `${problems.length} problems to fix first`
        }
      >
        <ProblemList problems={problems} />
      </Notice>
    )
  return (
    <div className={styles.impact}>
      {behind !== null && (
        <Notice tone="warning" title={`Version ${publishedNumber} came out while you were writing`}>
          This draft began from {behind === 0 ? 'nothing' : `version ${behind}`}. Publishing replaces what
          version {publishedNumber} says.{' '}
          <a href={`${paths.studioHistory(lessonId)}?from=${publishedNumber}&to=draft`}>Compare the two</a>{' '}
          first.
        </Notice>
      )}
      <p>{readersSentence(report)}</p>
      {changes.length > 0 ? (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={`${change.type} ${change.kind} ${change.id}`}>
              <strong>{sentence(change)}</strong> {change.label}
              {consequence(change) && <span className={styles.people}>{consequence(change)}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>Objectives, questions, predictions and figures stay as they are.</p>
      )}
    </div>
  )
}

function readersSentence({ publishedNumber, readers, addsRequired }: ImpactReport): string {
  if (publishedNumber === null) return 'The lesson opens for everybody.'
  const { started, completed } = readers
  if (started === 0) return 'Nobody has started this lesson yet.'
  const begun = `${started} ${started === 1 ? 'person has' : 'people have'} started it and ${completed} completed it.`
  if (completed === 0) return begun
  return addsRequired
    ? `${begun} Those who completed it will see it as updated, because there is something new to do.`
    : `${begun} Completed stays completed.`
}

const kinds = {
  objective: 'objective',
  question: 'question',
  prediction: 'prediction',
  simulation: 'figure',
} as const

function sentence(change: Change): string {
  const kind = kinds[change.kind]
  switch (change.type) {
    case 'added':
      return `New ${kind} “${change.id}”.`
    case 'removed':
      return `The ${kind} “${change.id}” goes.`
    case 'changed':
      return `The ${kind} “${change.id}” changes.`
    case 'renamed':
      return `The ${kind} “${change.from}” is now called “${change.id}”.`
  }
}

function consequence(change: Change): string | null {
  const { people, type } = change
  if (type === 'renamed')
    return 'Progress hangs on the id, so to learners this is a new part. Give it its old id unless you mean that.'
  if (people === 0) return null
  const who = `${people} ${people === 1 ? 'person has' : 'people have'}`
  return change.kind === 'objective'
    ? `${who} reached it.`
    : `${who} answered it; what they did stays recorded.`
}
