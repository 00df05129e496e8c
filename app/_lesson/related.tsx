import Link from 'next/link'
import type { LessonContent } from '#lib/services/get-lesson.ts'
import { listCardTitles } from '#lib/services/list-card-titles.ts'
import { paths } from '#lib/shared/paths.ts'

/** Where to practise what the lesson taught: its module's quiz, its labs, its interview cards. */
export async function Related({ lesson }: { lesson: LessonContent }) {
  const module = lesson.course.modules.find(({ id }) => id === lesson.module.id)
  const quizzes = module?.quizzes ?? []
  const labs = lesson.course.modules.flatMap((other) => other.labs)
  const ownLabs = labs.filter(({ id }) => lesson.document.frontmatter?.labs.includes(id))
  const cards = await listCardTitles(lesson.document.frontmatter?.cards ?? [])
  if (quizzes.length + ownLabs.length + cards.length === 0) return null
  return (
    <section aria-labelledby="practise">
      <h2 id="practise">Practise it</h2>
      <ul>
        {quizzes.map(({ id, title }) => (
          <li key={id}>
            Quiz: <Link href={paths.quiz(id)}>{title}</Link>
          </li>
        ))}
        {ownLabs.map(({ id, title }) => (
          <li key={id}>
            Lab: <Link href={paths.lab(id)}>{title}</Link>
          </li>
        ))}
        {cards.length > 0 && (
          <li>
            Interview cards:
            <ul>
              {cards.map(({ id, title }) => (
                <li key={id}>
                  <Link href={paths.card(id)}>{title}</Link>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </section>
  )
}
