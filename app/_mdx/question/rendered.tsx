import type { Html } from '#lib/domain/questions/html.ts'
import styles from './rendered.module.css'

/** Text that the server rendered from an author's Markdown. */
export function Rendered(props: {
  readonly text: Html
  readonly className?: string
  /** A span, for labels and sentences. */
  readonly isInline?: boolean
}) {
  const { text, className, isInline = false } = props
  const Tag = isInline ? 'span' : 'div'
  const look = className ? `${styles.rendered} ${className}` : styles.rendered
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `Html` is made by renderMarkdown alone, which is safe by construction.
  return <Tag className={look} dangerouslySetInnerHTML={{ __html: text.html }} />
}
