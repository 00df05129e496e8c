import type { Place, Problem } from '../problem.ts'
import type { CourseIndex } from './course-index.ts'
import { questionsOf } from './questions-of.ts'

type Tied = {
  readonly objectives: readonly string[]
  readonly file: string
  readonly placeOf: (i: number) => Place
}

/** Questions and deliverables are evidence only for objectives that some open lesson states. */
export function checkObjectives(index: CourseIndex): Problem[] {
  return [...inQuestions(index), ...inLabs(index)].flatMap(({ objectives, file, placeOf }) =>
    objectives.flatMap((id, i) =>
      index.objectives.has(id)
        ? []
        : [
            {
              file,
              ...placeOf(i),
              message: `No lesson has the objective "${id}".`,
              hint: 'Use an id from the frontmatter of a lesson.',
            },
          ],
    ),
  )
}

const inQuestions = (index: CourseIndex): Tied[] =>
  questionsOf(index).map(({ question: { objectives }, file, placeOf }) => ({
    ...{ objectives, file },
    placeOf: (i) => placeOf(['objectives', i]),
  }))

function inLabs({ course }: CourseIndex): Tied[] {
  return course.labs.flatMap(({ value, file, placeOf }) =>
    value.deliverables.map(({ objectives }, n) => ({
      objectives,
      file,
      placeOf: (i: number) => placeOf(['deliverables', n, 'objectives', i]),
    })),
  )
}
