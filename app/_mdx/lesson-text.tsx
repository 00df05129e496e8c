import 'katex/dist/katex.min.css'
import type { CompiledDocument } from '#lib/content/compile.ts'
import type { DocumentContext } from './components.tsx'
import { foldedBody } from './folded-body.tsx'
import styles from './prose.module.css'
import { TermHover } from './term-hover.client.tsx'

type LessonTextProps = { readonly document: CompiledDocument; readonly context: DocumentContext }

/** The text of a lesson or lab, rendered on the server. Readable as it is; islands wake up where there is JavaScript. */
export async function LessonText({ document, context }: LessonTextProps) {
  return (
    <div className={styles.prose} data-lesson={context.lessonId}>
      {await foldedBody(document, context)}
      <TermHover />
    </div>
  )
}
