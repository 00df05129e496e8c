/** `3`, `2.5`, `0.67`. */
export const formatPoints = (points: number): string => String(Math.round(points * 100) / 100)

export const percentOf = (score: number, maxScore: number): number =>
  maxScore === 0 ? 0 : Math.floor((100 * score) / maxScore + 1e-9)

/** `2 March 2026, 09:05` where the learner lives. */
export const formatWhen = (when: Date | string, timeZone: string): string =>
  new Date(when).toLocaleString('en-GB', {
    ...{ timeZone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  })
