import { checkIds } from './check/check-ids.ts'
import { checkFigures, checkLessonParts } from './check/check-lessons.ts'
import { checkObjectives } from './check/check-objectives.ts'
import { checkReferences } from './check/check-references.ts'
import { checkSchedules } from './check/check-schedules.ts'
import { checkSimulations } from './check/check-simulations.ts'
import { type CourseIndex, indexCourse } from './check/course-index.ts'
import { gate } from './gate.ts'
import type { Course } from './load/course.ts'
import { compareProblems, type Problem } from './problem.ts'

export type LessonText = { readonly id: string; readonly source: string }

export type LessonCheck = {
  /** In the lesson itself, at true lines. */
  readonly problems: readonly Problem[]
  /** In other content, and only because of this text: a link to a heading it drops, an id it takes. */
  readonly elsewhere: readonly Problem[]
}

/**
 * What `npm run content:check` would say of one lesson if this text stood in its file. `published` are the texts that
 * replace files because the studio published them. Simulations of other lessons are not run again.
 */
export async function checkLesson(
  input: { readonly lesson: LessonText; readonly published: readonly LessonText[]; readonly root: string },
  files: Course,
): Promise<LessonCheck> {
  const { lesson, published, root } = input
  const file = fileNameOf(lesson.id)
  const gated = gate(lesson.source, file)
  if (!gated.document) return { problems: gated.problems, elsewhere: [] }
  const course = published.reduce(withLesson, files)
  const index = indexCourse(withLesson(course, lesson))
  const own = { ...index, documents: index.documents.filter((document) => document.file === file) }
  const ownQuestions = { ...own, course: { ...own.course, modules: [], cards: [] } }
  const found = [
    ...acrossContent(index),
    ...checkSimulations(own),
    ...checkSchedules(ownQuestions),
    ...checkLessonParts(own),
    ...(await checkFigures(own, root)),
  ]
  const known = new Set(acrossContent(indexCourse(course)).map(nameOf))
  return {
    problems: found.filter((problem) => problem.file === file).toSorted(compareProblems),
    elsewhere: found
      .filter((problem) => problem.file !== file && !known.has(nameOf(problem)))
      .toSorted(compareProblems),
  }
}

/** How problems call a lesson that is written in the studio. */
export const fileNameOf = (lessonId: string): string => `${lessonId}/lesson.mdx`

const acrossContent = (index: CourseIndex): Problem[] => [
  ...checkIds(index),
  ...checkReferences(index),
  ...checkObjectives(index),
]

/** The same problem on another line is the same problem. */
const nameOf = ({ file, message }: Problem): string => `${file} ${message.replaceAll(/:\d+/g, '')}`

/**
 * The course with another text in the place of a lesson, planned or open; one that no table of contents names comes last.
 * A text that does not pass the gate is left out.
 */
function withLesson(course: Course, { id, source }: LessonText): Course {
  const file = fileNameOf(id)
  const { document } = gate(source, file)
  if (!document) return course
  const lesson = { file, source, hash: '', document, placeOf: document.placeOfFrontmatter }
  const entry = { id, title: document.frontmatter?.title ?? id, isPlanned: false, lesson }
  const isListed = course.modules.some(({ lessons }) => lessons.some((other) => other.id === id))
  const modules = course.modules.map((module, i) => {
    const lessons = module.lessons.map((other) => (other.id === id ? entry : other))
    return { ...module, lessons: isListed || i < course.modules.length - 1 ? lessons : [...lessons, entry] }
  })
  return { ...course, modules }
}
