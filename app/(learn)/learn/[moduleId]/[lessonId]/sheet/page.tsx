import type { Metadata } from 'next'
import { Markdown } from '#app/_mdx/markdown.tsx'
import { orNotFound } from '#app/_shell/or-not-found.ts'
import { Page } from '#app/_ui/page.tsx'
import { getGlossary } from '#lib/services/get-glossary.ts'
import { getLesson } from '#lib/services/get-lesson.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './sheet.module.css'

type Props = PageProps<'/learn/[moduleId]/[lessonId]/sheet'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = await orNotFound(getLesson(await params))
  return { title: `Cheat sheet: ${lesson.title}`, description: lesson.summary }
}

/** A lesson on one sheet of paper: what to remember, what to be able to do, the words. */
export default async function CheatSheetPage({ params }: Props) {
  const lesson = await orNotFound(getLesson(await params))
  const glossary = await getGlossary()
  const { frontmatter, terms } = lesson.document
  const words = [...new Set(terms)].flatMap((id) => glossary.get(id) ?? [])
  return (
    <Page
      title={lesson.title}
      lead={lesson.summary}
      width="reading"
      crumbs={[
        { label: 'Course', href: paths.course() },
        { label: 'The lesson', href: paths.lesson(lesson.module.id, lesson.id) },
      ]}
    >
      <div className={styles.sheet}>
        <section aria-labelledby="remember">
          <h2 id="remember">Remember</h2>
          <ul>
            {frontmatter?.takeaways.map((text) => (
              <li key={text}>
                <Markdown text={text} moduleOf={lesson.moduleOf} isInline />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="able">
          <h2 id="able">Be able to</h2>
          <ul className={styles.objectives}>
            {lesson.objectives.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
        {words.length > 0 && (
          <section aria-labelledby="words">
            <h2 id="words">Words</h2>
            <dl className={styles.words}>
              {words.map(({ id, term, definition }) => (
                <div key={id}>
                  <dt>{term}</dt>
                  <dd>
                    <Markdown text={definition} isInline />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Page>
  )
}
