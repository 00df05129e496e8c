import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import type { GatedDocument } from '../gate/document.ts'
import type { Place } from '../problem.ts'
import type { CardFile } from '../schema/card.ts'
import type { GlossaryEntry } from '../schema/glossary.ts'
import type { LabFile } from '../schema/lab.ts'
import type { QuizFile } from '../schema/quiz.ts'

/** A content file that was read and understood: its text as written, the hash of that text, and where its parts stand. */
export type Loaded<T> = T & {
  /** Path as shown in problems, relative to where the content was asked for. */
  readonly file: string
  readonly source: string
  readonly hash: string
  readonly placeOf: (path: readonly PropertyKey[]) => Place
}

/** A lesson of the table of contents. `lesson` is null while it is planned, or when its file cannot be read. */
export type CourseLesson = {
  readonly id: string
  readonly title: string
  readonly isPlanned: boolean
  readonly lesson: Loaded<{ readonly document: GatedDocument }> | null
}

export type CourseModule = {
  readonly file: string
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly CourseLesson[]
  readonly quiz: Loaded<{ readonly value: QuizFile }> | null
}

export type CourseCard = Loaded<{ readonly topic: string; readonly value: CardFile }>

/** A lab: the facts of lab.yaml, the prose of lab.mdx and the code beside them. `hash` covers all; `source` is the prose. */
export type CourseLab = Loaded<{
  readonly value: LabFile
  /** `value` with the code. */
  readonly definition: LabDefinition
  readonly yaml: string
  readonly document: GatedDocument
  readonly documentFile: string
}>

/** Everything under `content/`. What could not be read is missing here and named in the problems. */
export type Course = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly edition: string
  /** The labs that a certificate asks for, and where each is named. Null when course.yaml cannot be read. */
  readonly certificate: Loaded<{ readonly labs: readonly string[] }> | null
  readonly modules: readonly CourseModule[]
  readonly cards: readonly CourseCard[]
  readonly labs: readonly CourseLab[]
  readonly glossary: Loaded<{ readonly value: readonly GlossaryEntry[] }> | null
  /** Ids, by file or folder name, of cards and labs that exist but could not be read. */
  readonly unreadable: ReadonlySet<string>
}

/** The open lessons of a course, in order, with the module each belongs to. */
export function openLessons(course: Course) {
  return course.modules.flatMap((module) =>
    module.lessons.flatMap(({ lesson, id, title }) =>
      lesson ? [{ ...lesson, id, title, moduleId: module.id }] : [],
    ),
  )
}
