import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import type { Place } from '../problem.ts'
import { blocksOf, type CourseIndex } from './course-index.ts'

/** A question where it is written. */
export type PlacedQuestion = {
  readonly question: AuthoredQuestion
  readonly file: string
  readonly placeOf: (path: PropertyKey[]) => Place
}

/** Every question of the content: of lessons and labs, of quizzes, and the self-checks of cards. */
export const questionsOf = (index: CourseIndex): PlacedQuestion[] => [
  ...index.documents.flatMap(({ file, document }) =>
    blocksOf(document, 'question').map(({ data, placeOf }) => ({ question: data, file, placeOf })),
  ),
  ...index.course.modules.flatMap(({ quiz }) =>
    quiz
      ? quiz.value.questions.map((question, n) => ({
          ...{ question, file: quiz.file },
          placeOf: (path: PropertyKey[]) => quiz.placeOf(['questions', n, ...path]),
        }))
      : [],
  ),
  ...index.course.cards.flatMap(({ value, file, placeOf }) =>
    value.selfCheck
      ? [
          {
            ...{ question: value.selfCheck, file },
            placeOf: (path: PropertyKey[]) => placeOf(['selfCheck', ...path]),
          },
        ]
      : [],
  ),
]
