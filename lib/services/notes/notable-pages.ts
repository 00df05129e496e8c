import { findCard, listCards } from '#lib/db/cards.ts'
import { type Db, db } from '#lib/db/client.ts'
import type { CourseMap } from '#lib/db/course-map.ts'
import { findLab } from '#lib/db/labs.ts'
import { findLesson } from '#lib/db/lessons.ts'
import { cardTitle } from '#lib/domain/drills/card-title.ts'
import type { NotablePage } from '#lib/domain/notes/arrange-notes.ts'
import { isSamePage, type NotePage } from '#lib/domain/notes/note-place.ts'
import { paths } from '#lib/shared/paths.ts'
import { getCourseMap } from '../get-course-map.ts'
import { findLabHeadings } from '../labs/lab-headings.ts'
import { findLessonOutline } from '../lesson-outline.ts'

/** Whether there is such a page, also one that has been taken out of the course. */
export async function isNotablePage(reader: Db, { kind, id }: NotePage): Promise<boolean> {
  switch (kind) {
    case 'lesson':
      return Boolean((await findLesson(reader, id))?.published)
    case 'lab':
      return (await findLab(reader, id)) !== null
    case 'card':
      return (await findCard(reader, id)) !== null
  }
}

/** Every page that can hold notes, in the order of the course: lessons and labs by module, then cards. Headings are left open. */
export async function listNotablePages(): Promise<NotablePage[]> {
  const [course, cards] = await Promise.all([getCourseMap(), listCards(db())])
  return [
    ...course.modules.flatMap(pagesOfModule),
    ...cards.map(({ id, topic, body }) => ({
      ...({ kind: 'card', id, title: cardTitle(body.prompt), headings: null } as const),
      ...{ context: `Interview card, ${topic.replaceAll('-', ' ')}`, path: paths.card(id) },
    })),
  ]
}

function pagesOfModule({ id: moduleId, title: context, lessons, labs }: CourseMap['modules'][number]) {
  const open = lessons.flatMap(({ id, title, published }): NotablePage[] =>
    published
      ? [{ kind: 'lesson', id, title, context, path: paths.lesson(moduleId, id), headings: null }]
      : [],
  )
  const ofLabs = labs.map(
    ({ id, title }): NotablePage => ({
      ...{ kind: 'lab', id, title: `Lab: ${title}`, context, path: paths.lab(id), headings: null },
    }),
  )
  return [...open, ...ofLabs]
}

/** The pages among `noted`, in the order of the course and with their headings; then lessons that left the course. */
export async function findNotablePages(noted: readonly NotePage[]): Promise<NotablePage[]> {
  const all = await listNotablePages()
  const open = all.filter((page) => noted.some((note) => isSamePage(note, page)))
  const goneIds = noted.flatMap(({ kind, id }) =>
    kind === 'lesson' && !open.some((page) => page.kind === kind && page.id === id) ? [id] : [],
  )
  const pages: NotablePage[] = []
  for (const page of open) pages.push(await withHeadings(page))
  for (const id of new Set(goneIds)) {
    const title = (await findLesson(db(), id))?.published?.title ?? id
    pages.push({ kind: 'lesson', id, title, context: 'No longer in the course', path: null, headings: [] })
  }
  return pages
}

async function withHeadings(page: NotablePage): Promise<NotablePage> {
  switch (page.kind) {
    case 'lesson':
      return { ...page, headings: (await findLessonOutline(page.id))?.headings ?? null }
    case 'lab':
      return { ...page, headings: await findLabHeadings(page.id) }
    case 'card':
      return page
  }
}
