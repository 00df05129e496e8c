import { LRUCache } from 'lru-cache'
import { firstDrawn } from '#lib/domain/questions/draw-question.ts'
import { checkOrder, seedOfId } from '#lib/domain/questions/part-order.ts'
import { projectQuestion, type QuestionView } from '#lib/domain/questions/project-question.ts'
import { sha256 } from '#lib/shared/json-hash.ts'
import { bundleBody } from './compile/bundle.ts'
import type { DocumentKind, GatedDocument, Heading } from './gate/document.ts'
import { gate } from './gate.ts'
import type { Problem } from './problem.ts'
import type { SimBlock } from './schema/blocks.ts'
import type { LessonFrontmatter } from './schema/lesson.ts'

/** Raised whenever the same source would compile to something else; part of every content hash. */
export const COMPILER_VERSION = 3

/** A document ready to render: plain data, safe to cache, store and post between threads. Holds no answer key. */
export type CompiledDocument = {
  readonly hash: string
  /** sha256 of the source alone, in hex: the hash of the stored version this was made from. */
  readonly sourceHash: string
  /** A function body that returns a component; evaluated on the server only (`evaluate.ts`). */
  readonly code: string
  readonly frontmatter: LessonFrontmatter | null
  readonly headings: readonly Heading[]
  readonly sims: readonly (SimBlock & { readonly simulation: string })[]
  readonly questionIds: readonly string[]
  /** What a page may show of each question, by id: no key, no feedback. */
  readonly questions: Readonly<Record<string, QuestionView>>
  /** The seeds of those among them that were drawn, by id. */
  readonly seeds: Readonly<Record<string, number>>
  readonly predictionIds: readonly string[]
  readonly terms: readonly string[]
  readonly wordCount: number
}

export type Compiled =
  | { readonly ok: true; readonly document: CompiledDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type CompileInput = { readonly source: string; readonly file: string; readonly kind?: DocumentKind }

/** Identity of a version: sha256 of the source and the compiler's version, in hex. */
export function contentHash(source: string): string {
  return sha256(`${COMPILER_VERSION}\n${source}`)
}

const compiled = new LRUCache<string, CompiledDocument>({ max: 500 })

/** Gates and compiles a document, once per content. For trusted sources; a stranger's go through `lib/workers/compile-pool.ts`. */
export async function compileDocument({ source, file, kind = 'lesson' }: CompileInput): Promise<Compiled> {
  const hash = contentHash(source)
  const key = `${kind}:${hash}`
  const known = compiled.get(key)
  if (known) return { ok: true, document: known }
  const gated = gate(source, file, kind)
  if (!gated.document) return { ok: false, problems: gated.problems }
  const code = await bundleBody(gated.document.body)
  const document = { hash, sourceHash: sha256(source), code, ...contents(gated.document) }
  compiled.set(key, document)
  return { ok: true, document }
}

function contents(document: GatedDocument): Omit<CompiledDocument, 'hash' | 'sourceHash' | 'code'> {
  const { blocks } = document
  const questions = blocks.flatMap((block) => (block.type === 'question' ? [block.data] : []))
  return {
    frontmatter: document.frontmatter,
    headings: document.headings,
    sims: blocks.flatMap((block) =>
      block.type === 'sim' ? [{ ...block.data, simulation: block.simulation }] : [],
    ),
    questionIds: questions.map(({ id }) => id),
    questions: Object.fromEntries(
      questions
        .map(firstDrawn)
        .map((question) => [question.id, projectQuestion(question, checkOrder(question))]),
    ),
    seeds: Object.fromEntries(
      questions.flatMap(({ type, id }) => (type === 'generated' ? [[id, seedOfId(id)]] : [])),
    ),
    predictionIds: blocks.flatMap((block) => (block.type === 'predict' ? [block.data.id] : [])),
    terms: [...new Set(document.terms.map((term) => term.id))],
    wordCount: document.wordCount,
  }
}
