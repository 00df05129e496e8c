import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import type { Place, Problem } from '../problem.ts'
import { blocksOf, type CourseIndex } from './course-index.ts'

type Tied = {
  readonly objectives: readonly string[]
  readonly file: string
  readonly placeOf: (i: number) => Place
}

/** Questions and deliverables are evidence only for objectives that some open lesson states. */
export function checkObjectives(index: CourseIndex): Problem[] {
  return [...inDocuments(index), ...inQuizzes(index), ...inCards(index), ...inLabs(index)].flatMap(
    ({ objectives, file, placeOf }) =>
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

function inDocuments({ documents }: CourseIndex): Tied[] {
  return documents.flatMap(({ file, document }) =>
    blocksOf(document, 'question').map(({ data, placeOf }) =>
      tie(data, file, (i) => placeOf(['objectives', i])),
    ),
  )
}

function inQuizzes({ course }: CourseIndex): Tied[] {
  return course.modules.flatMap(({ quiz }) =>
    quiz
      ? quiz.value.questions.map((question, n) =>
          tie(question, quiz.file, (i) => quiz.placeOf(['questions', n, 'objectives', i])),
        )
      : [],
  )
}

function inCards({ course }: CourseIndex): Tied[] {
  return course.cards.flatMap(({ value, file, placeOf }) =>
    value.selfCheck ? [tie(value.selfCheck, file, (i) => placeOf(['selfCheck', 'objectives', i]))] : [],
  )
}

function inLabs({ course }: CourseIndex): Tied[] {
  return course.labs.flatMap(({ value, file, placeOf }) =>
    value.deliverables.map(({ objectives }, n) => ({
      objectives,
      file,
      placeOf: (i: number) => placeOf(['deliverables', n, 'objectives', i]),
    })),
  )
}

const tie = (
  question: Pick<AuthoredQuestion, 'objectives'>,
  file: string,
  placeOf: (i: number) => Place,
): Tied => ({
  objectives: question.objectives,
  file,
  placeOf,
})
