import { InvariantError } from '#lib/shared/invariant.ts'
import type { AuthoredQuestion } from './authored-question.ts'
import type { Question } from './question.ts'

/**
 * A question with its key, in a form that cannot leave the server: JSON refuses it, pages refuse instances of classes,
 * and printing shows only a name. Services open it to grade, or to project it with `projectQuestion`.
 */
export class SealedQuestion<Q extends AuthoredQuestion = Question> {
  readonly #question: Q

  constructor(question: Q) {
    this.#question = question
  }

  /** Call it where the result is graded or projected, never to pass it on. */
  open(): Q {
    return this.#question
  }

  toJSON(): never {
    throw new InvariantError('a sealed question is never serialised')
  }

  toString(): string {
    return '[sealed question]'
  }
}
