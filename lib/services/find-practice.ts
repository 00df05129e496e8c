import { listCardsOf } from '#lib/db/cards.ts'
import { db } from '#lib/db/client.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { cardTitle } from '#lib/domain/drills/card-title.ts'
import type { Practice } from '#lib/domain/questions/practice.ts'
import type { Question } from '#lib/domain/questions/question.ts'
import { paths } from '#lib/shared/paths.ts'
import { openLessonsOf } from './get-course-map.ts'

type Named = Pick<Question, 'card' | 'lesson'>

/** For each question the card and the place that its author named; what is retired or not yet open is left out. */
export async function findPractice(
  questions: readonly Named[],
  course: CourseMap,
  actor: Actor,
): Promise<Practice[]> {
  const cards = await listCardsOf(
    db(),
    questions.flatMap(({ card }) => card ?? []),
  )
  const titles = new Map(cards.map(({ id, body }) => [id, cardTitle(body.prompt)]))
  const lessons = openLessonsOf(course)
  return questions.map(({ card, lesson }) => {
    const title = card && titles.get(card)
    const [id, heading] = lesson?.split('#') ?? []
    const found = lessons.find(({ lessonId }) => lessonId === id)
    return {
      card:
        card && title ? { id: card, title, href: paths.card(card), canPick: actor.type === 'user' } : null,
      lesson: found
        ? { title: found.title, href: paths.lesson(found.moduleId, found.lessonId, heading) }
        : null,
    }
  })
}
