/** How a lesson stands for one learner. `updated`: completed, but its newest version has steps not seen yet. */
export type LessonStatus = 'planned' | 'new' | 'started' | 'done' | 'updated'

export type LessonStanding = {
  readonly isOpen: boolean
  readonly progress: {
    readonly percent: number
    readonly completedAt: Date | null
    readonly isCurrent: boolean
  } | null
}

/** A planned lesson is `planned` whatever its progress. */
export function lessonStatus({ isOpen, progress }: LessonStanding): LessonStatus {
  if (!isOpen) return 'planned'
  if (!progress) return 'new'
  if (!progress.completedAt) return 'started'
  return progress.isCurrent ? 'done' : 'updated'
}

export type Summary = { readonly open: number; readonly done: number; readonly percent: number }

/** Of the lessons that can be read: how many there are and are done, and the mean of their percentages, rounded down. */
export function summarise(lessons: readonly LessonStanding[]): Summary {
  const open = lessons.filter(({ isOpen }) => isOpen)
  const done = open.filter(({ progress }) => progress?.completedAt).length
  const total = open.reduce((sum, { progress }) => sum + (progress?.percent ?? 0), 0)
  return { open: open.length, done, percent: open.length === 0 ? 0 : Math.floor(total / open.length) }
}
