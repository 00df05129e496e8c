import type { CourseMap } from '#lib/db/course-map.ts'
import type { EvidenceSources } from '#lib/db/evidence-sources.ts'
import type { Evidence, EvidenceKind } from '#lib/domain/progress/objectives.ts'
import { paths } from '#lib/shared/paths.ts'

/** What earned an objective. */
export type EvidenceLink = {
  readonly kind: Exclude<EvidenceKind, 'self'>
  /** Of the lesson, quiz or lab. */
  readonly title: string
  /** The exact check or attempt, or the lab; null when it left the course. */
  readonly path: string | null
  readonly earnedAt: Date
}

type Course = Pick<CourseMap, 'modules'>

/** The graded evidence among `evidence`, oldest first, each attempt, lab and check once. */
export function evidenceLinks(
  evidence: readonly Evidence[],
  { course, sources }: { readonly course: Course; readonly sources: EvidenceSources },
): EvidenceLink[] {
  const links = evidence.flatMap(({ kind, reference, earnedAt }) =>
    kind === 'self' ? [] : [{ kind, earnedAt, ...placeOf({ kind, reference }, course, sources) }],
  )
  return links.filter(({ path }, i) => path === null || links.findIndex((one) => one.path === path) === i)
}

type Place = Pick<EvidenceLink, 'title' | 'path'>
type Reason = Pick<EvidenceLink, 'kind'> & Pick<Evidence, 'reference'>

function placeOf({ kind, reference }: Reason, { modules }: Course, sources: EvidenceSources): Place {
  const gone = (title: string): Place => ({ title, path: null })
  switch (kind) {
    case 'check': {
      const lessonId = sources.lessonOf.get(reference) ?? ''
      const module = modules.find(({ lessons }) =>
        lessons.some(({ id, published }) => id === lessonId && published),
      )
      const lesson = module?.lessons.find(({ id }) => id === lessonId)
      if (!module || !lesson) return gone('a lesson that left the course')
      return { title: lesson.title, path: paths.lesson(module.id, lessonId, `check-${reference}`) }
    }
    case 'quiz': {
      const quizId = sources.quizOf.get(reference) ?? ''
      const quiz = modules.flatMap(({ quizzes }) => quizzes).find(({ id }) => id === quizId)
      return quiz
        ? { title: quiz.title, path: paths.attempt(quizId, reference) }
        : gone('a quiz that left the course')
    }
    case 'lab': {
      const labId = sources.labOf.get(reference) ?? ''
      const lab = modules.flatMap(({ labs }) => labs).find(({ id }) => id === labId)
      return lab ? { title: lab.title, path: paths.lab(labId) } : gone('a lab that left the course')
    }
  }
}
