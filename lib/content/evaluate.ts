import { LRUCache } from 'lru-cache'
import type { ComponentType } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import type { CompiledDocument } from './compile.ts'

/** What a document's tags and Markdown elements are rendered with. */
export type DocumentComponents = Readonly<Record<string, unknown>>

type DocumentComponent = ComponentType<{ components: DocumentComponents }>

const evaluated = new LRUCache<string, DocumentComponent>({ max: 500 })

/**
 * The component of a compiled document. Runs the code, so: on the server only, and only what `compileDocument` made from
 * a gated source. The code refers to nothing but the JSX runtime handed to it.
 */
export function evaluateDocument(document: CompiledDocument): DocumentComponent {
  const known = evaluated.get(document.hash)
  if (known) return known
  const evaluate = new Function('React', 'ReactDOM', '_jsx_runtime', document.code)
  const module = evaluate(undefined, undefined, jsxRuntime) as { default: DocumentComponent }
  evaluated.set(document.hash, module.default)
  return module.default
}
