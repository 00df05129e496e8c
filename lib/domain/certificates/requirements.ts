/** Something the certificate asks for. `id` of a lesson goes with the id of its module. */
export type Requirement =
  | { readonly type: 'lesson'; readonly id: string; readonly moduleId: string; readonly title: string }
  | { readonly type: 'quiz' | 'lab'; readonly id: string; readonly title: string }

export type RequirementStanding = Requirement & { readonly isMet: boolean }

/** Of each kind: how many there are, and which are not met yet, in the order of the course. */
export type Standing = {
  readonly [kind in Requirement['type']]: {
    readonly total: number
    readonly missing: readonly Requirement[]
  }
}

/**
 * How far somebody is: every open lesson completed, every quiz passed, every lab that the course names passed with all its
 * required deliverables.
 */
export function standingOf(requirements: readonly RequirementStanding[]): Standing {
  const of = (type: Requirement['type']) => {
    const all = requirements.filter((one) => one.type === type)
    return {
      total: all.length,
      missing: all.filter(({ isMet }) => !isMet).map(({ isMet: _, ...requirement }) => requirement),
    }
  }
  return { lesson: of('lesson'), quiz: of('quiz'), lab: of('lab') }
}

/** Nothing is missing, and there was something to do: a course without an open lesson certifies nothing. */
export const isEarned = ({ lesson, quiz, lab }: Standing): boolean =>
  lesson.total > 0 && [lesson, quiz, lab].every(({ missing }) => missing.length === 0)
