import { type ReplayedRun, replayTurns } from '#sim/threads/grading/replay-turns.ts'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import type { Question } from '../questions/question.ts'
import type { ResponseOf } from '../questions/response.ts'
import type { ScheduleGoal } from '../questions/schedule-fields.ts'

/** A run in words: its steps, how it ended, and the variables that the goal is about. */
export type RunReview = Pick<ReplayedRun, 'steps' | 'endText'> & {
  readonly variables: readonly { readonly name: string; readonly value: string }[]
}

export type ScheduleReview<Text> = {
  readonly type: 'schedule'
  readonly program: string
  readonly goal: ScheduleGoal
  /** Null: nothing was given, or it does not fit the program. */
  readonly given: RunReview | null
  /** One run that ends as asked. */
  readonly example: RunReview | null
  readonly feedback: Text
}

/** The learner's run beside one that gets there. */
export function reviewSchedule(
  { program, goal, answer }: Extract<Question, { type: 'schedule' }>,
  response: ResponseOf<'schedule'> | null,
  feedback: string,
): ScheduleReview<string> {
  const review = (turns: readonly string[]) => toReview(replayTurns(program, turns), goal)
  return {
    ...{ type: 'schedule', program, goal, feedback },
    given: response && review(response.turns),
    example: review(readTurns(answer)),
  }
}

function toReview(run: ReplayedRun | null, { variables }: ScheduleGoal): RunReview | null {
  if (run === null) return null
  const { steps, endText } = run
  const names = Object.keys(variables)
  return {
    steps,
    endText,
    variables: names.map((name) => ({ name, value: run.variables[name] ?? 'not set' })),
  }
}
