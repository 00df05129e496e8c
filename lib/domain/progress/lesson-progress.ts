export type LessonProgress = {
  readonly stepsDone: readonly string[]
  /** 0 to 100, whole; 100 exactly when every step of some version was done. */
  readonly percent: number
  readonly startedAt: Date
  readonly completedAt: Date | null
  readonly updatedAt: Date
}

export type Advance = {
  /** Steps reached now. Unknown ones are ignored. */
  readonly reached: readonly string[]
  /** Steps of the published version. */
  readonly lessonSteps: readonly string[]
  readonly now: Date
}

/**
 * Progress after reaching more steps. It never goes backwards: steps are only added, the percentage only grows, and a
 * completed lesson stays completed when a later version brings new steps. Merging in any order gives the same steps.
 */
export function advance(
  current: LessonProgress | null,
  { reached, lessonSteps, now }: Advance,
): LessonProgress {
  const known = new Set(lessonSteps)
  const stepsDone = [
    ...new Set([...(current?.stepsDone ?? []), ...reached.filter((step) => known.has(step))]),
  ]
  const percent = Math.max(current?.percent ?? 0, percentOf(stepsDone, lessonSteps))
  return {
    stepsDone,
    percent,
    startedAt: current?.startedAt ?? now,
    completedAt: current?.completedAt ?? (percent === 100 ? now : null),
    updatedAt: current && current.updatedAt > now ? current.updatedAt : now,
  }
}

/** Share of the lesson's steps that are done, rounded down so that 100 means all. */
export function percentOf(stepsDone: readonly string[], lessonSteps: readonly string[]): number {
  if (lessonSteps.length === 0) return 100
  const done = new Set(stepsDone)
  return Math.floor((100 * lessonSteps.filter((step) => done.has(step)).length) / lessonSteps.length)
}
