import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { dateText } from '#app/_ui/date-text.ts'
import type { EvidenceLink } from '#lib/services/evidence-links.ts'
import type { ObjectiveOverview } from '#lib/services/get-progress-overview.ts'
import styles from './overview.module.css'

type Props = {
  readonly objectives: readonly ObjectiveOverview[]
  /** Of the lesson they belong to, so that its own checks need not name it. */
  readonly lessonTitle: string
  readonly timeZone: string
}

/** Objectives with both marks apart: what earned each, with the way to it, and the learner's own tick. */
export function ObjectiveMarks({ objectives, lessonTitle, timeZone }: Props) {
  return (
    <ul className={styles.marks}>
      {objectives.map(({ id, text, evidence, isTicked }) => (
        <li key={id} data-state={evidence.length > 0 ? 'earned' : isTicked ? 'ticked' : 'open'}>
          {text}
          {evidence.length > 0 && (
            <span className={styles.evidence}>
              Earned in{' '}
              {[...Map.groupBy(evidence, ({ kind, title }) => `${kind} ${title}`)].map(([key, same], i) => (
                <Fragment key={key}>
                  {i > 0 && ', '}
                  <Earned same={same} lessonTitle={lessonTitle} timeZone={timeZone} />
                </Fragment>
              ))}
            </span>
          )}
          {isTicked && <span className={styles.ticked}>Ticked by you</span>}
        </li>
      ))}
    </ul>
  )
}

type EarnedProps = {
  /** Of one lesson, quiz or lab, oldest first. */
  readonly same: readonly EvidenceLink[]
  readonly lessonTitle: string
  readonly timeZone: string
}

/** "a check of this lesson (4 Nov 2026), again 2, 3": each with its link. */
function Earned({ same, lessonTitle, timeZone }: EarnedProps) {
  const [first, ...more] = same
  if (!first) return null
  const words = wordsOf(first, lessonTitle)
  return (
    <>
      <Way to={first.path}>{words}</Way> ({dateText(first.earnedAt, timeZone)})
      {more.map(({ path }, i) => (
        <Fragment key={path ?? i}>
          {i === 0 ? ', again ' : ', '}
          <Way to={path}>
            <span className="visually-hidden">{words}, number </span>
            {i + 2}
          </Way>
        </Fragment>
      ))}
    </>
  )
}

function Way({ to, children }: { readonly to: string | null; readonly children: ReactNode }) {
  if (to === null) return children
  return (
    <Link href={to} prefetch={false}>
      {children}
    </Link>
  )
}

function wordsOf({ kind, title, path }: EvidenceLink, lessonTitle: string): string {
  if (path === null) return title
  switch (kind) {
    case 'check':
      return title === lessonTitle ? 'a check of this lesson' : `a check of ${title}`
    case 'quiz':
      return `the quiz ${title}`
    case 'lab':
      return `the lab ${title}`
  }
}
