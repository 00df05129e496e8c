import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './sort-link.module.css'

type Direction = 'asc' | 'desc'

/** A column header that sorts: by this column, or the other way round when it is sorted by it already. */
export function SortLink(props: {
  column: string
  sort: string
  direction: Direction
  href: (sort: string, direction: Direction) => string
  /** The order that is useful first. */
  first?: Direction
  children: ReactNode
}) {
  const { column, sort, direction, href, first = 'asc', children } = props
  const isSorted = column === sort
  const next: Direction = isSorted ? (direction === 'asc' ? 'desc' : 'asc') : first
  return (
    <Link href={href(column, next)} prefetch={false} className={styles.link}>
      {children}
      <span aria-hidden="true" className={styles.arrow}>
        {isSorted ? (direction === 'asc' ? '↑' : '↓') : '↕'}
      </span>
    </Link>
  )
}

export const sortedOf = (column: string, sort: string, direction: Direction) =>
  column === sort ? (direction === 'asc' ? ('ascending' as const) : ('descending' as const)) : undefined
