import type { Block } from '../gate/blocks.ts'
import type { GatedDocument } from '../gate/document.ts'
import { type Course, type CourseLesson, openLessons } from '../load/course.ts'

/** Everything that a reference can name, by id. */
export type CourseIndex = {
  readonly course: Course
  readonly modules: ReadonlySet<string>
  /** Every lesson of the tables of contents. */
  readonly lessons: ReadonlyMap<string, CourseLesson>
  readonly cards: ReadonlySet<string>
  readonly labs: ReadonlySet<string>
  readonly quizzes: ReadonlySet<string>
  /** Null when the glossary itself cannot be read: then no term can be judged. */
  readonly terms: ReadonlySet<string> | null
  readonly objectives: ReadonlySet<string>
  readonly documents: readonly CourseDocument[]
}

/** The text of an open lesson or a lab. */
export type CourseDocument = {
  readonly kind: 'lesson' | 'lab'
  readonly file: string
  readonly document: GatedDocument
}

export function indexCourse(course: Course): CourseIndex {
  const lessons = course.modules.flatMap((module) => [...module.lessons])
  const open = openLessons(course)
  return {
    course,
    modules: new Set(course.modules.map((module) => module.id)),
    lessons: new Map(lessons.map((lesson) => [lesson.id, lesson])),
    cards: new Set([...course.cards.map((card) => card.value.id), ...course.unreadable]),
    labs: new Set([...course.labs.map((lab) => lab.value.id), ...course.unreadable]),
    quizzes: new Set(course.modules.flatMap(({ quiz }) => (quiz ? [quiz.value.id] : []))),
    terms: course.glossary && new Set(course.glossary.value.map((entry) => entry.id)),
    objectives: new Set(
      open.flatMap(({ document }) => document.frontmatter?.objectives.map((objective) => objective.id) ?? []),
    ),
    documents: [
      ...open.map(({ file, document }) => ({ kind: 'lesson' as const, file, document })),
      ...course.labs.map((lab) => ({ kind: 'lab' as const, file: lab.documentFile, document: lab.document })),
    ],
  }
}

/** The blocks of one kind in a document, in reading order. */
export function blocksOf<T extends Block['type']>(
  document: GatedDocument,
  type: T,
): Extract<Block, { type: T }>[] {
  return document.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type)
}
