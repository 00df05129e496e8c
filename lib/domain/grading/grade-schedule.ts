import { type ReplayedRun, replayTurns } from '#sim/threads/grading/replay-turns.ts'
import type { Question } from '../questions/question.ts'
import type { ResponseOf } from '../questions/response.ts'
import type { ScheduleGoal } from '../questions/schedule-fields.ts'
import type { Graded } from './graded.ts'

type Schedule = Extract<Question, { type: 'schedule' }>

/** The machine takes the steps again: what counts is where they lead, by whatever way. */
export function gradeSchedule(
  { program, goal }: Schedule,
  response: ResponseOf<'schedule'> | null,
): Omit<Graded, 'isRight'> {
  const run = response && replayTurns(program, response.turns)
  return { score: run && reaches(run, goal) ? 1 : 0, marks: [] }
}

/** Whether a run ends as asked, with the values asked for. */
export const reaches = (run: ReplayedRun, { end, variables }: ScheduleGoal): boolean =>
  run.end === end &&
  Object.entries(variables).every(([name, value]) => run.variables[name] === printed(value))

/** As Python prints it. */
export const printed = (value: ScheduleGoal['variables'][string]): string =>
  value === true ? 'True' : value === false ? 'False' : String(value)
