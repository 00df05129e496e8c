import { VIOLATION_WORDS } from '#app/_workbench/explore/violation-view.tsx'
import type { DeliverableEvidence } from '#lib/domain/labs/lab-result.ts'

const n = (value: number) => value.toLocaleString('en')
const counted = (count: number, one: string) => `${n(count)} ${one}${count === 1 ? '' : 's'}`

type Explored = Extract<DeliverableEvidence, { type: 'explored' }>
type Ordered = Extract<DeliverableEvidence, { type: 'ordered' }>
type Replayed = Extract<DeliverableEvidence, { type: 'replayed' }>

/** Why a deliverable is met or not, in one sentence. */
export function evidenceLine(evidence: DeliverableEvidence, passed: boolean): string {
  switch (evidence.type) {
    case 'explored':
      return evidence.mutation === null ? wholeLine(evidence) : bareLine(evidence, passed)
    case 'replayed':
      return replayedLine(evidence)
    case 'read':
      return evidence.uses.length === 0
        ? 'Your program uses none of the names that this is about.'
        : `Your program uses ${evidence.uses.map(({ name, line }) => `${name} (line ${line})`).join(', ')}.`
    case 'ordered':
      return orderedLine(evidence)
    case 'measured':
      return ''
  }
}

function orderedLine({ check, verdict, runs, finding }: Ordered): string {
  const tried = counted(runs, 'order')
  if (verdict === 'holds')
    return check === 'responsive'
      ? `Proved: ${tried} of completion in all, and the loop is never blocked for too long.`
      : `Proved: ${tried} of completion in all, and none fails.`
  if (verdict === 'unknown')
    return `Not decided: after ${tried} of completion the budget of this lab was used up, and that is no proof. Make the program simpler.`
  return finding === null ? 'Some order of completion fails.' : finding.message
}

function wholeLine({ verdict, states, finding, endedEarly }: Explored): string {
  if (endedEarly) return 'Your program ended itself before the check was done with it.'
  if (verdict === 'holds') return `Proved: ${counted(states, 'state')}, and no schedule fails.`
  if (verdict === 'unknown')
    return `Not decided: after ${counted(states, 'state')} the budget of this lab was used up, and that is no proof. Make the program simpler.`
  return finding === null ? 'Some schedule fails.' : `${VIOLATION_WORDS[finding.type]}: ${finding.message}`
}

function bareLine({ verdict, hadNothing, mutation, finding }: Explored, passed: boolean): string {
  const what = mutation ?? ''
  if (hadNothing) return `Your program has no ${what} that could be taken out.`
  if (passed)
    return `With its ${what} taken out it fails again${finding === null ? '' : ` (${VIOLATION_WORDS[finding.type].toLowerCase()})`}: it is they that protect it.`
  return verdict === 'unknown'
    ? `Whether it needs its ${what} was not decided within the budget of this lab.`
    : `With its ${what} taken out nothing changes: they protect nothing that can go wrong.`
}

function replayedLine({ end, text, steps, preemptions }: Replayed): string {
  if (end === null) return 'No schedule of the given program was handed in with it.'
  if (end === 'unfinished') return 'The schedule stops before the program has ended.'
  const taken = `${counted(steps, 'step')}, ${counted(preemptions, 'preemption')}`
  return `Replayed on the server (${taken}): ${text}`
}
