import type { Metadata } from 'next'
import Link from 'next/link'
import { Markdown } from '#app/_mdx/markdown.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Page } from '#app/_ui/page.tsx'
import { getCourseMap, openLessonsOf } from '#lib/services/get-course-map.ts'
import { getGlossary } from '#lib/services/get-glossary.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './glossary.module.css'

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The terms of operating systems and concurrency, each in a sentence or two.',
}

export default async function GlossaryPage() {
  const [glossary, course] = await Promise.all([getGlossary(), getCourseMap()])
  const entries = [...glossary.values()].toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
  const letters = Map.groupBy(entries, ({ term }) => initialOf(term))
  const lessons = new Map(openLessonsOf(course).map((lesson) => [lesson.lessonId, lesson]))
  return (
    <Page title="Glossary" lead="The field’s own words, each in a sentence or two." width="reading">
      {entries.length === 0 && <EmptyState title="There are no terms yet" />}
      <nav aria-label="Letters" className={styles.letters}>
        {[...letters.keys()].map((letter) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {[...letters].map(([letter, terms]) => (
        <section key={letter} className={styles.section} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <dl className={styles.terms}>
            {terms.map(({ id, term, definition, lesson }) => (
              <div key={id} id={id} className={styles.entry}>
                <dt>{term}</dt>
                <dd>
                  <Markdown text={definition} isInline />
                  {lesson && <TaughtIn lesson={lessons.get(lesson)} />}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  )
}

const initialOf = (term: string): string => {
  const first = term.slice(0, 1).toUpperCase()
  return /[A-Z]/.test(first) ? first : '0–9'
}

type Taught = { lesson?: { moduleId: string; lessonId: string; title: string } }

function TaughtIn({ lesson }: Taught) {
  if (!lesson) return null
  return (
    <Link href={paths.lesson(lesson.moduleId, lesson.lessonId)} prefetch={false} className={styles.lesson}>
      {lesson.title}
    </Link>
  )
}
