import Link from 'next/link'
import type { ReactNode } from 'react'
import { type FindModule, hrefOf, parseLink } from '#lib/content/links.ts'
import styles from './lesson-link.module.css'

type LessonLinkProps = {
  readonly href?: string
  readonly moduleOf: FindModule
  readonly children?: ReactNode
}

/** A link of a lesson. What does not exist yet (a planned lesson) is said, not linked. */
export function LessonLink({ href = '', moduleOf, children }: LessonLinkProps) {
  const link = parseLink(href)
  const address = link && hrefOf(link, moduleOf)
  if (!link || !address)
    return (
      <span className={styles.planned} title="This lesson is planned.">
        {children}
      </span>
    )
  if (link.type === 'web')
    return (
      <a href={address} rel="noopener noreferrer">
        {children}
      </a>
    )
  return (
    <Link href={address} prefetch={false}>
      {children}
    </Link>
  )
}
