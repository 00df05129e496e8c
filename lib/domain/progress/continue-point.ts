import { firstNeeded, type Needing } from './prerequisites.ts'

export type Place = { readonly path: string; readonly label: string }

export type ContinueInput = {
  /** Where the learner last worked. */
  readonly resume: Place | null
  /** The lessons that can be read, in the order of the course. */
  readonly lessons: readonly (Place & Needing & { readonly isStarted: boolean })[]
}

export type ContinuePoint = Place & {
  readonly reason: 'resume' | 'next' | 'start' | 'needed'
  /** With `needed`: the lesson that comes next in the course and builds on this one. Nothing is locked. */
  readonly onTheWayTo?: Place
}

/**
 * Where "Continue" leads: the exact place last worked at; after a completed lesson the next unfinished one (the first
 * unfinished one when there is none behind it), or first what that one builds on. Null when every lesson is completed and
 * nothing else is under way.
 */
export function continuePoint({ resume, lessons }: ContinueInput): ContinuePoint | null {
  const at = resume ? lessons.findIndex(({ path }) => path === withoutFragment(resume.path)) : -1
  if (resume && !lessons[at]?.isCompleted) return { path: resume.path, label: resume.label, reason: 'resume' }
  const next = lessons.slice(at + 1).find(isUnfinished) ?? lessons.find(isUnfinished)
  if (!next) return null
  const isStart = !resume && lessons.every(({ isStarted }) => !isStarted)
  const needed = firstNeeded(next, lessons)
  if (needed === next) return { path: next.path, label: next.label, reason: isStart ? 'start' : 'next' }
  const onTheWayTo = { path: next.path, label: next.label }
  return { path: needed.path, label: needed.label, reason: 'needed', onTheWayTo }
}

const isUnfinished = (lesson: { readonly isCompleted: boolean }): boolean => !lesson.isCompleted

const withoutFragment = (path: string): string => path.split('#', 1)[0] ?? path
