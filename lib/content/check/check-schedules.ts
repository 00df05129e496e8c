import { reaches } from '#lib/domain/grading/grade-schedule.ts'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { MAX_TURNS } from '#lib/domain/questions/turns.ts'
import { replayTurns, undisturbedTurns } from '#sim/threads/grading/replay-turns.ts'
import { parseProgram } from '#sim/threads/language/parse.ts'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import type { Place, Problem } from '../problem.ts'
import type { CourseIndex } from './course-index.ts'
import { questionsOf } from './questions-of.ts'

/** More steps than this are a chore. */
const MAX_ANSWER = 20

/** The machine runs each “find the schedule”: its answer gets there, and doing nothing special does not. */
export function checkSchedules(index: CourseIndex): Problem[] {
  return questionsOf(index).flatMap(({ question, file, placeOf }) =>
    question.type === 'schedule' ? checkSchedule(question, (path) => ({ file, ...placeOf(path) })) : [],
  )
}

type Schedule = Extract<AuthoredQuestion, { type: 'schedule' }>

function checkSchedule(
  { program, goal, answer }: Schedule,
  at: (path: PropertyKey[]) => Place & { readonly file: string },
): Problem[] {
  const parsed = parseProgram(program)
  if (!parsed.ok) {
    const { line, message, hint } = parsed.error
    return [{ ...at(['program']), message: `Line ${line} of the program: ${message}`, hint }]
  }
  const turns = readTurns(answer)
  const run = replayTurns(program, turns)
  if (run === null)
    return [
      {
        ...at(['answer']),
        message: 'A turn of this schedule is not possible where the program then stands.',
        hint: 'Step the program in the workbench and write down who goes: main, T1, T2.',
      },
    ]
  const problems: Problem[] = []
  if (!reaches(run, goal)) {
    const values = Object.keys(goal.variables).map((name) => `${name} = ${run.variables[name] ?? 'not set'}`)
    problems.push({
      ...at(['answer']),
      message:
        `This schedule does not get there: ${run.endText || 'the run is not over'} ${values.join(', ')}`.trim(),
      hint: 'Mend the schedule or the goal.',
    })
  }
  if (turns.length > MAX_ANSWER)
    problems.push({
      ...at(['answer']),
      message: `This schedule has ${turns.length} steps; more than ${MAX_ANSWER} are a chore.`,
      hint: 'Make the program smaller.',
    })
  const plain = replayTurns(program, undisturbedTurns(program, MAX_TURNS))
  if (plain && reaches(plain, goal))
    problems.push({
      ...at(['goal']),
      message: 'The run in which nobody is interrupted gets there already, so there is nothing to find.',
      hint: 'Ask for an end that takes a switch at the right moment.',
    })
  return problems
}
