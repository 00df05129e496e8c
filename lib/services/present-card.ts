import { renderMarkdown } from '#lib/content/markdown.ts'
import type { Card } from '#lib/db/cards.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import { cardTitle } from '#lib/domain/drills/card-title.ts'
import type { CardView } from '#lib/domain/drills/card-view.ts'
import { paths } from '#lib/shared/paths.ts'
import { moduleFinder, openLessonsOf } from './get-course-map.ts'

/** The allow-list of a card: everything but the self-check, which has a key. */
export async function presentCard({ id, topic, body }: Card, course: CourseMap): Promise<CardView> {
  const moduleOf = moduleFinder(course)
  const html = async (text: string) => ({ html: await renderMarkdown(text, { moduleOf }) })
  const line = async (text: string) => ({ html: await renderMarkdown(text, { moduleOf, isInline: true }) })
  const items = (list: readonly { id: string; text: string }[]) =>
    Promise.all(list.map(async (item) => ({ id: item.id, text: await line(item.text) })))
  return {
    id,
    title: cardTitle(body.prompt),
    topic,
    difficulty: body.difficulty,
    prompt: await html(body.prompt),
    approach: await html(body.approach),
    bullets: await items(body.bullets),
    redFlags: await items(body.redFlags),
    followUps: await Promise.all(
      body.followUps.map(async ({ prompt, hint }) => ({
        prompt: await html(prompt),
        hint: hint ? await html(hint) : null,
      })),
    ),
    companies: body.companies.map(({ name, source }) => ({ name, source })),
    sources: body.sources.map(({ title, url }) => ({ title, url })),
    lesson: lessonPlace(body.lesson, course),
  }
}

function lessonPlace(reference: string | undefined, course: CourseMap): CardView['lesson'] {
  const [id = '', heading] = (reference ?? '').split('#')
  const lesson = openLessonsOf(course).find(({ lessonId }) => lessonId === id)
  return lesson ? { path: paths.lesson(lesson.moduleId, id, heading), title: lesson.title } : null
}
