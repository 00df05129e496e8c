import Link from 'next/link'
import { Fragment } from 'react'
import { dateText } from '#app/_ui/date-text.ts'
import type { EvidenceLink } from '#lib/services/evidence-links.ts'
import type { ObjectiveOverview } from '#lib/services/get-progress-overview.ts'
import styles from './overview.module.css'

type Props = { readonly objectives: readonly ObjectiveOverview[]; readonly timeZone: string }

/** Objectives with both marks apart: what earned each, with the way to it, and the learner's own tick. */
export function ObjectiveMarks({ objectives, timeZone }: Props) {
  return (
    <ul className={styles.marks}>
      {objectives.map(({ id, text, evidence, isTicked }) => (
        <li key={id} data-state={evidence.length > 0 ? 'earned' : isTicked ? 'ticked' : 'open'}>
          {text}
          {evidence.length > 0 && (
            <span className={styles.evidence}>
              Earned in{' '}
              {evidence.map((one, i) => (
                <Fragment key={`${one.path} ${one.earnedAt.getTime()}`}>
                  {i > 0 && ', '}
                  <Earned evidence={one} timeZone={timeZone} />
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

const places = { check: 'a check of', quiz: 'the quiz', lab: 'the lab' } as const

function Earned({
  evidence: { kind, title, path, earnedAt },
  timeZone,
}: {
  evidence: EvidenceLink
  timeZone: string
}) {
  const words = path === null ? title : `${places[kind]} ${title}`
  return (
    <>
      {path === null ? (
        words
      ) : (
        <Link href={path} prefetch={false}>
          {words}
        </Link>
      )}{' '}
      ({dateText(earnedAt, timeZone)})
    </>
  )
}
