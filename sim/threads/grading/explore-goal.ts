import { checkProgram } from '../check/check-program.ts'
import type { CheckResult, Violation } from '../check/types.ts'
import { mutations } from '../mutation/mutations.ts'
import { findingOf } from './finding.ts'
import { hidingNames } from './hidden-names.ts'
import type { GoalEvidence, ProgramCheck, ProgramSpec } from './program-spec.ts'

type Explored = Extract<GoalEvidence, { type: 'explored' }>
type Judged = { readonly passed: boolean; readonly evidence: Explored }

/** A name that no program has: the harness gives it when it is done, so a program that ends first is found out. */
const DONE = 'lab_check_is_done'

/** Explores the program with its harness, or the program with something taken out. */
export function exploreGoal(
  source: string,
  spec: ProgramSpec,
  check: Extract<ProgramCheck, { type: 'holds' | 'needs' }>,
): Judged {
  const mutation = check.type === 'needs' ? check.mutation : null
  const examined = mutation === null ? source : mutations[mutation](source)
  if (examined === null)
    return {
      passed: false,
      evidence: {
        ...{ type: 'explored', mutation, verdict: 'holds', states: 0, transitions: 0 },
        ...{ finding: null, hadNothing: true, endedEarly: false },
      },
    }
  const harness = spec.harnesses[check.harness] ?? ''
  const result = checkProgram(`${examined}\n${harness}\n${DONE} = True\n`, {
    properties: check.properties,
    maxStates: spec.maxStates,
    maxTransitions: spec.maxTransitions,
  })
  const endedEarly = result.outcomes.some(({ end, variables }) => end === 'finished' && !(DONE in variables))
  const { verdict, states, transitions } = result
  return {
    passed: mutation === null ? verdict === 'holds' && !endedEarly : verdict === 'fails',
    evidence: {
      ...{ type: 'explored', mutation, verdict, states, transitions, endedEarly, hadNothing: false },
      finding: shortest(result, examined, harness),
    },
  }
}

function shortest({ violations }: CheckResult, source: string, harness: string) {
  const first = violations.toSorted(byLength)[0]
  const learners = { ownLines: source.split('\n').length, withoutNames: hidingNames(harness, source) }
  return first === undefined ? null : findingOf(first, learners)
}

const byLength = (a: Violation, b: Violation) =>
  a.preemptions - b.preemptions || a.steps.length - b.steps.length
