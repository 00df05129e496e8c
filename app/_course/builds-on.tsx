import Link from 'next/link'
import { Fragment } from 'react'
import type { Prerequisite } from '#lib/services/lesson-prerequisites.ts'

type Props = {
  readonly lessons: readonly Prerequisite[]
  /** A visitor's progress is on the device, so nothing is said of it. */
  readonly knowsProgress: boolean
  readonly className?: string | undefined
}

/** "Builds on Process states (done)." Whoever wants to may read on regardless. */
export function BuildsOn({ lessons, knowsProgress, className }: Props) {
  if (lessons.length === 0) return null
  return (
    <p className={className}>
      Builds on{' '}
      {lessons.map(({ id, title, path, isDone }, i) => (
        <Fragment key={id}>
          {i > 0 && (i === lessons.length - 1 ? ' and ' : ', ')}
          {path ? (
            <Link href={path} prefetch={false}>
              {title}
            </Link>
          ) : (
            title
          )}
          {path === null ? ' (planned)' : knowsProgress && (isDone ? ' (done)' : ' (not done yet)')}
        </Fragment>
      ))}
      .
    </p>
  )
}
