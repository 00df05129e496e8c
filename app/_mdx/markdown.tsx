import type { FindModule } from '#lib/content/links.ts'
import { renderMarkdown } from '#lib/content/markdown.ts'

type MarkdownProps = { readonly text: string; readonly moduleOf?: FindModule; readonly isInline?: boolean }

/** Author's Markdown from YAML (stems, options, answers, definitions), rendered on the server. */
export async function Markdown({ text, moduleOf, isInline = false }: MarkdownProps) {
  const html = await renderMarkdown(text, { moduleOf, isInline })
  const Tag = isInline ? 'span' : 'div'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown drops HTML and unknown addresses by construction.
  return <Tag dangerouslySetInnerHTML={{ __html: html }} />
}
