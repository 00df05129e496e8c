import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** A displayed formula scrolls by itself where it is wider than the screen, so it can have the keyboard's focus. */
export function reachFormulas() {
  return (tree: Root): void =>
    visit(tree, 'element', (element) => {
      const { className } = element.properties
      if (Array.isArray(className) && className.includes('katex-display')) element.properties.tabIndex = 0
    })
}
