import type { ReactNode } from 'react'
import type { FindModule } from '#lib/content/links.ts'
import type { GlossaryEntry } from '#lib/content/schema/glossary.ts'
import { paths } from '#lib/shared/paths.ts'
import { Markdown } from './markdown.tsx'
import styles from './term.module.css'

type TermProps = {
  /** Of this mention; unique in the page. */
  readonly id: string
  readonly entry: GlossaryEntry | undefined
  readonly moduleOf: FindModule
  readonly children?: ReactNode
}

/**
 * A word with its definition: click, tap or Enter opens it, Escape closes it, all without JavaScript. `TermHover` adds
 * opening under the mouse.
 */
export function Term({ id, entry, moduleOf, children }: TermProps) {
  if (!entry) return <>{children}</>
  return (
    <>
      <button
        type="button"
        className={styles.term}
        popoverTarget={id}
        data-term={id}
        aria-describedby={`${id}-text`}
      >
        {children}
      </button>
      <span popover="auto" id={id} className={styles.definition}>
        <strong className={styles.word}>{entry.term}</strong>
        <span id={`${id}-text`} className={styles.text}>
          <Markdown text={entry.definition} moduleOf={moduleOf} isInline />
        </span>
        <a href={paths.glossary(entry.id)} className={styles.more}>
          Glossary
        </a>
      </span>
    </>
  )
}
