import { z } from 'zod'
import { readTurns } from '#sim/threads/stepper/turn.ts'
import { isTurn, MAX_TURNS } from './turns.ts'

export const turnSchema = z.string().refine(isTurn, 'This is not a turn.')

const goalSchema = z.strictObject({
  end: z
    .enum(['finished', 'assertion', 'exception', 'deadlock'])
    .default('finished')
    .describe('How the run must end.'),
  variables: z
    .record(z.string().min(1).max(60), z.union([z.number(), z.boolean(), z.string().max(60)]))
    .default({})
    .describe('What shared variables hold then; a text is written as Python prints it.'),
})

/** How a run must end, and what shared variables then hold. */
export type ScheduleGoal = z.infer<typeof goalSchema>

/** Find the schedule: a run of `program` that ends as asked. Any such run is right; `answer` is one of them. */
export const scheduleFields = {
  program: z
    .string()
    .min(1)
    .max(2000)
    .describe('Python of the deterministic machine; about 15 steps at most.'),
  goal: goalSchema,
  answer: z
    .string()
    .max(400)
    .refine(
      (text) => z.array(turnSchema).min(1).max(MAX_TURNS).safeParse(readTurns(text)).success,
      `Write 1 to ${MAX_TURNS} turns with spaces between: main, T1, T2, or T1t for a timeout and T1w0 for a choice of waiter.`,
    )
    .describe('One schedule that gets there, as in `main main T1 T2 T2`: who goes, step by step.'),
}
