import { isSimulationId } from '#sim/registry.ts'
import type { Link } from '../links.ts'
import { openLessons } from '../load/course.ts'
import type { Place, Problem } from '../problem.ts'
import type { CourseIndex } from './course-index.ts'
import { questionsOf } from './questions-of.ts'

/** Every reference from one piece of content to another leads somewhere: links, headings, terms, cards, labs, lessons. */
export function checkReferences(index: CourseIndex): Problem[] {
  return [
    ...documentReferences(index),
    ...lessonReferences(index),
    ...prerequisiteCircles(index),
    ...cardReferences(index),
    ...questionReferences(index),
    ...labReferences(index),
    ...certificateReferences(index),
    ...glossaryReferences(index),
  ]
}

/** Why a link is dead, or null if it leads somewhere. A link to a planned lesson is fine; to a heading of one it is not. */
export function deadLink(link: Link, index: CourseIndex): string | null {
  switch (link.type) {
    case 'web':
      return null
    case 'lesson':
      return deadLesson(link.id, link.heading, index)
    case 'card':
      return index.cards.has(link.id) ? null : `There is no card "${link.id}".`
    case 'lab':
      return index.labs.has(link.id) ? null : `There is no lab "${link.id}".`
    case 'quiz':
      return index.quizzes.has(link.id) ? null : `There is no quiz "${link.id}".`
    case 'simulation':
      return isSimulationId(link.id) ? null : `There is no simulation "${link.id}".`
  }
}

function deadLesson(id: string, heading: string | undefined, { lessons }: CourseIndex): string | null {
  const target = lessons.get(id)
  if (!target) return `There is no lesson "${id}".`
  if (heading === undefined) return null
  if (target.isPlanned) return `The lesson "${id}" is planned and has no heading "${heading}" yet.`
  if (!target.lesson) return null
  const { document } = target.lesson
  if (document.headings.some((candidate) => candidate.id === heading)) return null
  return `The lesson "${id}" has no heading "${heading}"; it has ${document.headings.map((candidate) => candidate.id).join(', ') || 'none'}.`
}

const HINT = 'Check the spelling of the id, or write the missing piece.'

const problemAt = (file: string, place: Place, message: string): Problem => ({
  file,
  ...place,
  message,
  hint: HINT,
})

function documentReferences(index: CourseIndex): Problem[] {
  return index.documents.flatMap(({ file, document }) => {
    const links = document.links.flatMap(({ link, place }) => {
      const dead = deadLink(link, index)
      return dead ? [problemAt(file, place, dead)] : []
    })
    const terms = document.terms
      .filter(({ id }) => index.terms && !index.terms.has(id))
      .map(({ id, place }) => problemAt(file, place, `The glossary has no "${id}".`))
    return [...links, ...terms]
  })
}

function lessonReferences(index: CourseIndex): Problem[] {
  return openLessons(index.course).flatMap(({ file, document, placeOf }) => {
    const { prerequisites = [], cards = [], labs = [] } = document.frontmatter ?? {}
    const missing = (key: string, ids: readonly string[], known: (id: string) => boolean, what: string) =>
      ids.flatMap((id, i) =>
        known(id) ? [] : [problemAt(file, placeOf([key, i]), `There is no ${what} "${id}".`)],
      )
    return [
      ...missing('prerequisites', prerequisites, (id) => index.lessons.has(id), 'lesson'),
      ...missing('cards', cards, (id) => index.cards.has(id), 'card'),
      ...missing('labs', labs, (id) => index.labs.has(id), 'lab'),
    ]
  })
}

function prerequisiteCircles({ course }: CourseIndex): Problem[] {
  const lessons = openLessons(course)
  const needs = new Map(lessons.map(({ id, document }) => [id, document.frontmatter?.prerequisites ?? []]))
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (needs.get(from) ?? []).some((next) => {
      if (next === goal) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, goal, seen)
    })
  return lessons
    .filter(({ id }) => reaches(id, id))
    .map(({ id, file, placeOf }) => ({
      file,
      ...placeOf(['prerequisites']),
      message: `The prerequisites of "${id}" lead back to "${id}".`,
      hint: 'Remove one prerequisite of the circle, so that somebody can start.',
    }))
}

function cardReferences(index: CourseIndex): Problem[] {
  return index.course.cards.flatMap(({ value, file, placeOf }) => {
    if (!value.lesson) return []
    const [id = '', heading] = value.lesson.split('#')
    const dead = deadLesson(id, heading, index)
    return dead ? [problemAt(file, placeOf(['lesson']), dead)] : []
  })
}

/** The card and the heading that a question offers after a wrong answer. */
function questionReferences(index: CourseIndex): Problem[] {
  return questionsOf(index).flatMap(({ question: { card, lesson }, file, placeOf }) => {
    const [id = '', heading] = lesson?.split('#') ?? []
    const dead = lesson === undefined ? null : deadLesson(id, heading, index)
    return [
      ...(card === undefined || index.cards.has(card)
        ? []
        : [problemAt(file, placeOf(['card']), `There is no card "${card}".`)]),
      ...(dead ? [problemAt(file, placeOf(['lesson']), dead)] : []),
    ]
  })
}

function labReferences(index: CourseIndex): Problem[] {
  return index.course.labs.flatMap(({ value: { module, card }, file, placeOf }) => [
    ...(index.modules.has(module)
      ? []
      : [problemAt(file, placeOf(['module']), `There is no module "${module}".`)]),
    ...(card === undefined || index.cards.has(card)
      ? []
      : [problemAt(file, placeOf(['card']), `There is no card "${card}".`)]),
  ])
}

function certificateReferences({ course: { certificate }, labs }: CourseIndex): Problem[] {
  if (!certificate) return []
  return certificate.labs.flatMap((id, i) =>
    labs.has(id)
      ? []
      : [
          problemAt(
            certificate.file,
            certificate.placeOf(['certificate', 'labs', i]),
            `There is no lab "${id}".`,
          ),
        ],
  )
}

function glossaryReferences(index: CourseIndex): Problem[] {
  const { glossary } = index.course
  if (!glossary) return []
  return glossary.value.flatMap(({ lesson }, i) =>
    lesson === undefined || index.lessons.has(lesson)
      ? []
      : [problemAt(glossary.file, glossary.placeOf([i, 'lesson']), `There is no lesson "${lesson}".`)],
  )
}
