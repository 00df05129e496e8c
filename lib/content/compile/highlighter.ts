import rehypeShikiFromHighlighter from '@shikijs/rehype/core'
import type { Root } from 'hast'
import { createHighlighter, type Highlighter } from 'shiki'

const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const

let highlighter: Promise<Highlighter> | null = null

/**
 * A rehype plugin that colours fenced code for both themes at once: every token carries `--shiki-light` and `--shiki-dark`,
 * and the style sheet picks. Grammars load the first time their language is seen.
 */
export async function createHighlightPlugin(): Promise<(tree: Root) => Promise<void>> {
  highlighter ??= createHighlighter({ themes: Object.values(THEMES), langs: [] })
  const loaded = await highlighter
  const transform = rehypeShikiFromHighlighter(loaded, {
    themes: THEMES,
    defaultColor: false,
    lazy: true,
    defaultLanguage: 'text',
    fallbackLanguage: 'text',
  })
  return async (tree) => {
    await (transform as (tree: Root) => unknown)(tree)
  }
}
