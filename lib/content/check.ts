import { checkIds } from './check/check-ids.ts'
import { checkLabs } from './check/check-labs.ts'
import { checkFigures, checkLessonParts } from './check/check-lessons.ts'
import { checkObjectives } from './check/check-objectives.ts'
import { checkReferences } from './check/check-references.ts'
import { checkSchedules } from './check/check-schedules.ts'
import { checkSimulations } from './check/check-simulations.ts'
import { indexCourse } from './check/course-index.ts'
import { type LoadedCourse, loadCourse } from './load.ts'
import { compareProblems, type Problem } from './problem.ts'

/**
 * Every problem of a content folder at once, with true lines: what cannot be read, and what contradicts something else.
 * References are only checked between files that could be read, so one broken file does not cause a flood.
 */
export async function checkContent(root: string): Promise<LoadedCourse> {
  const { course, problems } = await loadCourse(root)
  const index = indexCourse(course)
  const found: Problem[] = [
    ...problems,
    ...checkIds(index),
    ...checkReferences(index),
    ...checkObjectives(index),
    ...checkSimulations(index),
    ...checkSchedules(index),
    ...checkLabs(index),
    ...checkLessonParts(index),
    ...(await checkFigures(index, root)),
  ]
  return { course, problems: found.toSorted(compareProblems) }
}
