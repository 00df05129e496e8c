import { bundleMDX } from 'mdx-bundler'
import rehypeKatex from 'rehype-katex'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { invariant } from '#lib/shared/invariant.ts'
import type { TreeNode } from '../gate/tree.ts'
import { checkTree } from '../gate.ts'
import { blocksToElements } from './blocks-to-elements.ts'
import { createHighlightPlugin } from './highlighter.ts'
import { KATEX_OPTIONS } from './katex-options.ts'
import { reachFormulas } from './reach-formulas.ts'

/**
 * Bundles a gated body to code that returns a component. The gate's rules run once more on the tree that is compiled, so
 * that nothing depends on two parses agreeing.
 */
export async function bundleBody(body: string): Promise<string> {
  const highlight = await createHighlightPlugin()
  const { code } = await bundleMDX({
    // A leading newline keeps every frontmatter reader inside the bundler blind.
    source: `\n${body}`,
    grayMatterOptions: () => ({ engines: REFUSED_ENGINES }),
    mdxOptions: () => ({
      jsxImportSource: 'react',
      development: false,
      remarkPlugins: [remarkGfm, remarkMath, () => refuseUngated, () => transformBlocks],
      rehypePlugins: [rehypeSlug, [rehypeKatex, KATEX_OPTIONS], reachFormulas, () => highlight],
    }),
  })
  return code
}

const refuseEngine = () => {
  throw new Error('Frontmatter is read by lib/content, never by the bundler.')
}

const REFUSED_ENGINES = { js: refuseEngine, javascript: refuseEngine, json: refuseEngine, yaml: refuseEngine }

function refuseUngated(tree: unknown): void {
  const [problem] = checkTree(tree as TreeNode, 'compile')
  invariant(!problem, `only gated documents are compiled: line ${problem?.line}: ${problem?.message}`)
}

function transformBlocks(tree: unknown): void {
  blocksToElements(tree as TreeNode)
}
