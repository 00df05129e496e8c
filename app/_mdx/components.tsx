import type { ReactNode } from 'react'
import type { CompiledDocument } from '#lib/content/compile.ts'
import type { DocumentComponents } from '#lib/content/evaluate.ts'
import type { FindModule } from '#lib/content/links.ts'
import type { GlossaryEntry } from '#lib/content/schema/glossary.ts'
import { Callout } from './callout.tsx'
import { CodeBlock, WrongFixed } from './code-block.tsx'
import { Details, TryIt } from './disclosure.tsx'
import { Figure } from './figure.tsx'
import { headingOf } from './heading.tsx'
import { LessonLink } from './lesson-link.tsx'
import { MemoryMapBlock } from './memory-map-block.tsx'
import { PredictBlock } from './predict-block.tsx'
import { QuestionBlock } from './question/question-block.tsx'
import { SimBlock } from './sim-block.tsx'
import { Steps } from './steps.tsx'
import { ColumnHeading, Compare, ScrollingTable } from './table.tsx'
import { Term } from './term.tsx'
import { Value } from './value.tsx'

/** What a document needs to know about its surroundings. */
export type DocumentContext = {
  readonly lessonId: string
  /** The module an open lesson belongs to; null for planned ones, whose links are shown as text. */
  readonly moduleOf: FindModule
  readonly glossary: ReadonlyMap<string, GlossaryEntry>
}

const PLAIN: DocumentComponents = {
  h2: headingOf('h2'),
  h3: headingOf('h3'),
  h4: headingOf('h4'),
  table: ScrollingTable,
  th: ColumnHeading,
  Callout,
  CodeBlock,
  Compare,
  Details,
  Figure,
  MemoryMapBlock,
  Steps,
  TryIt,
  Value,
  WrongFixed,
}

type WithData = { readonly data: string }
type WithId = { readonly id: string; readonly children?: ReactNode }

/** The components of one document: the whole vocabulary of lessons, and nothing else. For one rendering, as they count. */
export function documentComponents(document: CompiledDocument, context: DocumentContext): DocumentComponents {
  const { lessonId, moduleOf, glossary } = context
  let mentions = 0
  return {
    ...PLAIN,
    a: (props: { href?: string; children?: ReactNode }) => <LessonLink {...props} moduleOf={moduleOf} />,
    Term: ({ id, children }: WithId) => (
      <Term id={`term:${id}:${++mentions}`} entry={glossary.get(id)} moduleOf={moduleOf}>
        {children}
      </Term>
    ),
    SimBlock: ({ data }: WithData) => <SimBlock data={data} lessonId={lessonId} />,
    PredictBlock: ({ data }: WithData) => (
      <PredictBlock data={data} lessonId={lessonId} moduleOf={moduleOf} />
    ),
    QuestionBlock: ({ id }: WithId) => (
      <QuestionBlock
        id={id}
        view={document.questions[id]}
        seed={document.seeds[id]}
        lessonId={lessonId}
        lessonHash={document.sourceHash}
        moduleOf={moduleOf}
      />
    ),
  }
}
