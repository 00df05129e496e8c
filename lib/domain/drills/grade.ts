/** How well a card was answered: 1 Again, 2 Hard, 3 Good, 4 Easy (the numbers of FSRS and of the keyboard). */
export const grades = [1, 2, 3, 4] as const
export type Grade = (typeof grades)[number]

/** The words on the buttons. */
export const gradeNames: Readonly<Record<Grade, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

/** A value for each grade. */
export const mapGrades = <T>(of: (grade: Grade) => T): Readonly<Record<Grade, T>> => ({
  1: of(1),
  2: of(2),
  3: of(3),
  4: of(4),
})

export type SelfReport = {
  readonly bulletsHit: number
  readonly bulletsTotal: number
  readonly redFlagsAdmitted: number
}

/**
 * The grade that fits what the learner ticked: a red flag or under 40 % of the bullets is Again, under 70 Hard, under
 * 90 Good, else Easy. The learner may overrule it. A card without bullets suggests Good.
 */
export function suggestGrade({ bulletsHit, bulletsTotal, redFlagsAdmitted }: SelfReport): Grade {
  if (redFlagsAdmitted > 0) return 1
  if (bulletsTotal === 0) return 3
  // Compared as integers, so that 7 of 10 is not under 70 % by a rounding error.
  const reached = (percent: number) => bulletsHit * 100 >= percent * bulletsTotal
  if (!reached(40)) return 1
  if (!reached(70)) return 2
  return reached(90) ? 4 : 3
}
