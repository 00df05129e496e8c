import type { Html } from '#lib/domain/questions/html.ts'

/** Text that the server rendered from an author's Markdown. */
export function Rendered(props: {
  readonly text: Html
  readonly className?: string
  /** A span, for labels and sentences. */
  readonly isInline?: boolean
}) {
  const { text, className, isInline = false } = props
  const Tag = isInline ? 'span' : 'div'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `Html` is made by renderMarkdown alone, which is safe by construction.
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: text.html }} />
}
