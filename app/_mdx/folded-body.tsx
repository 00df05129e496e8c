import { LRUCache } from 'lru-cache'
import type { ReactNode } from 'react'
import type { CompiledDocument } from '#lib/content/compile.ts'
import { evaluateDocument } from '#lib/content/evaluate.ts'
import { type DocumentContext, documentComponents } from './components.tsx'
import { foldStatic } from './fold-static.ts'

type FoldedBody = {
  readonly body: ReactNode
  readonly glossary: DocumentContext['glossary']
  /** Where the lessons it links to were: it holds as long as they are there. */
  readonly places: ReadonlyMap<string, string | null>
}

const known = new LRUCache<string, FoldedBody>({ max: 100 })

/** The body of a document, the same for every reader, with all that is static in it folded. Made once per version. */
export async function foldedBody(document: CompiledDocument, context: DocumentContext): Promise<ReactNode> {
  const key = `${context.lessonId} ${document.hash}`
  const stored = known.get(key)
  if (stored && isCurrent(stored, context)) return stored.body
  const places = new Map<string, string | null>()
  const moduleOf = (lessonId: string) => {
    const place = context.moduleOf(lessonId)
    places.set(lessonId, place)
    return place
  }
  const Body = evaluateDocument(document)
  const components = documentComponents(document, { ...context, moduleOf })
  const body = await foldStatic(<Body components={components} />)
  known.set(key, { body, glossary: context.glossary, places })
  return body
}

const isCurrent = ({ glossary, places }: FoldedBody, context: DocumentContext): boolean =>
  glossary === context.glossary &&
  [...places].every(([lessonId, place]) => context.moduleOf(lessonId) === place)
