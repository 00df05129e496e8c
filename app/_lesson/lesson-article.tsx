import Link from 'next/link'
import type { ReactNode } from 'react'
import { LessonText } from '#app/_mdx/lesson-text.tsx'
import { Markdown } from '#app/_mdx/markdown.tsx'
import { PlaceSlot } from '#app/_notes/place-slot.tsx'
import type { GlossaryEntry } from '#lib/content/schema/glossary.ts'
import type { LessonContent } from '#lib/services/get-lesson.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './lesson-page.module.css'
import { Related } from './related.tsx'

type LessonArticleProps = {
  readonly lesson: LessonContent
  /** Stands under the summary: what depends on who reads. */
  readonly opening?: ReactNode
  readonly glossary: ReadonlyMap<string, GlossaryEntry>
}

/** Title, text, takeaways and sources: what learners read, and what the studio previews. */
export function LessonArticle({ lesson, glossary, opening }: LessonArticleProps) {
  const { id: lessonId, document, moduleOf } = lesson
  return (
    <>
      <Opening lesson={lesson}>{opening}</Opening>
      <LessonText document={document} context={{ lessonId, moduleOf, glossary }} />
      <Closing lesson={lesson} />
    </>
  )
}

function Opening({ lesson, children }: { lesson: LessonContent; children: ReactNode }) {
  return (
    <header className={styles.opening}>
      <p className={styles.kicker}>
        <Link href={`${paths.course()}#${lesson.module.id}`} prefetch={false}>
          {lesson.module.title}
        </Link>
        {' · '}
        {lesson.minutes} minutes
      </p>
      <h1 className={styles.title}>{lesson.title}</h1>
      <p className={styles.summary}>{lesson.summary}</p>
      {children}
      <PlaceSlot />
    </header>
  )
}

function Closing({ lesson }: { lesson: LessonContent }) {
  const { takeaways, sources } = lesson.document.frontmatter ?? { takeaways: [], sources: [] }
  return (
    <footer className={styles.closing}>
      <section className={styles.takeaways} aria-labelledby="takeaways">
        <h2 id="takeaways">Key takeaways</h2>
        <ul>
          {takeaways.map((text) => (
            <li key={text}>
              <Markdown text={text} moduleOf={lesson.moduleOf} isInline />
            </li>
          ))}
        </ul>
        <p className={styles.sheetLink}>
          <Link href={paths.cheatSheet(lesson.module.id, lesson.id)} prefetch={false}>
            Cheat sheet to print
          </Link>
        </p>
      </section>
      <Related lesson={lesson} />
      <section aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <ul>
          {sources.map(({ title, where, url, why }) => (
            <li key={`${title} ${where}`}>
              {url ? <a href={url}>{title}</a> : title}
              {where && `, ${where}`}. <span className={styles.why}>{why}</span>
            </li>
          ))}
        </ul>
      </section>
      <nav className={styles.turn} aria-label="Other lessons">
        {lesson.previous && (
          <Link href={paths.lesson(lesson.previous.moduleId, lesson.previous.lessonId)} prefetch={false}>
            <span>Before</span>
            {lesson.previous.title}
          </Link>
        )}
        {lesson.next && (
          <Link
            href={paths.lesson(lesson.next.moduleId, lesson.next.lessonId)}
            prefetch={false}
            className={styles.next}
          >
            <span>Next</span>
            {lesson.next.title}
          </Link>
        )}
      </nav>
    </footer>
  )
}
