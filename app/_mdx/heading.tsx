import type { ReactNode } from 'react'
import styles from './prose.module.css'

type HeadingProps = { readonly id?: string; readonly children?: ReactNode }

/** A heading of the given level with a link to itself, and room for what a reader keeps there (app/_notes). */
export function headingOf(Tag: 'h2' | 'h3' | 'h4') {
  return function Heading({ id, children }: HeadingProps) {
    return (
      <div className={styles.headed} data-level={Tag}>
        <Tag id={id} className={styles.heading}>
          {children}
          {id && (
            <a href={`#${id}`} className={styles.anchor} aria-label="Link to this section">
              §
            </a>
          )}
        </Tag>
        <div className={styles.tools} data-notes-at={id} />
        <div className={styles.pad} data-notes-pad={id} />
      </div>
    )
  }
}
