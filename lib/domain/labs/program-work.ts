import { z } from 'zod'
import type { ProgramSpec } from '#sim/threads/grading/program-spec.ts'
import type { CodeLabSpec, LabValues, ProgramLabSpec } from './lab-spec.ts'
import type { ValueProblem } from './scenario-config.ts'

/** Characters that a program may have: labs are small, and so is what explores them. */
const MAX_PROGRAM = 8_000
const MAX_SCHEDULE = 6_000

const workSchema = z.strictObject({
  program: z
    .string()
    .max(MAX_PROGRAM, `A lab's program has at most ${MAX_PROGRAM.toLocaleString('en')} characters.`),
  schedule: z.string().max(MAX_SCHEDULE, 'This schedule is too long; find a shorter one.').default(''),
})

/** What a learner hands in; `schedule` is empty where none was found or asked for. */
export type Work = z.infer<typeof workSchema>

/** The problems of values that are no program, by path; none when they are. */
export function workProblems(values: LabValues): ValueProblem[] {
  const parsed = workSchema.partial().safeParse(values)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'program', message }))
}

/** The work that values stand for; what was not changed is as the lab starts. Check `workProblems` before. */
export function workOf({ starter }: Pick<CodeLabSpec, 'starter'>, values: LabValues): Work {
  return workSchema.parse({ program: starter, ...values })
}

/** What the grading core needs of a lab. */
export const programSpecOf = ({
  starter,
  demo,
  harnesses,
  budget,
  deliverables,
}: Omit<ProgramLabSpec, 'kind'>): ProgramSpec => ({
  ...{ starter, demo, harnesses, maxStates: budget.states, maxTransitions: budget.transitions },
  goals: deliverables.map(({ id, required, check }) => ({ id, required, check })),
})
