import type { Statement } from '../language/ast.ts'
import { parseProgram } from '../language/parse.ts'
import { replayBreak } from './break-goal.ts'
import { exploreGoal } from './explore-goal.ts'
import { namesUsed } from './names-used.ts'
import type { GoalResult, ProgramGoal, ProgramGrade, ProgramSpec, ProgramWork } from './program-spec.ts'
import { reboundBuiltin } from './rebound-builtin.ts'

/**
 * Grades a learner's program over all schedules. Deterministic: the same work and specification give the same grade.
 * Never throws for what the program does. There is one machine per process, so one grading at a time; put it into a worker.
 */
export function gradeProgram(work: ProgramWork, spec: ProgramSpec): ProgramGrade {
  const parsed = parseProgram(work.program)
  const problem = parsed.ok ? reboundBuiltin(parsed.value.body) : parsed.error
  if (!parsed.ok || problem !== null) return { passed: false, goals: [], problem }
  const goals = spec.goals.map((goal) => gradeGoal(goal, { work, spec, body: parsed.value.body }))
  return { passed: goals.every(({ required, passed }) => passed || !required), goals, problem: null }
}

type Given = {
  readonly work: ProgramWork
  readonly spec: ProgramSpec
  readonly body: readonly Statement[]
}

function gradeGoal({ id, required, check }: ProgramGoal, { work, spec, body }: Given): GoalResult {
  switch (check.type) {
    case 'holds':
    case 'needs':
      return { id, required, ...exploreGoal(work.program, spec, check) }
    case 'breaks': {
      const evidence = replayBreak(spec, work.schedule)
      return { id, required, passed: check.shows.some((end) => end === evidence.end), evidence }
    }
    case 'uses':
    case 'avoids': {
      const uses = namesUsed(body, check.names)
      return {
        id,
        required,
        passed: uses.length > 0 === (check.type === 'uses'),
        evidence: { type: 'read', uses },
      }
    }
  }
}
