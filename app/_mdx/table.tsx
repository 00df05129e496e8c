import type { ComponentProps, ReactNode } from 'react'
import styles from './table.module.css'

type WithChildren = { readonly children?: ReactNode }

/** A Markdown table that scrolls inside itself on narrow screens. */
export function ScrollingTable({ children }: WithChildren) {
  return (
    <figure
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label="Table"
    >
      <table className={styles.table}>{children}</table>
    </figure>
  )
}

/** A column's heading; the empty corner of a table is no heading. */
export function ColumnHeading({ children, ...rest }: ComponentProps<'th'>) {
  if (!children) return <td {...rest} />
  return (
    <th scope="col" {...rest}>
      {children}
    </th>
  )
}

/** A comparison: a table with a caption that names what is compared. */
export function Compare({ caption, children }: WithChildren & { readonly caption: string }) {
  return (
    <figure className={styles.compare} aria-label={caption}>
      <figcaption className={styles.caption}>{caption}</figcaption>
      {children}
    </figure>
  )
}
