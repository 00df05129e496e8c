import { check, DEFAULT_LIMITS } from '#sim/core/check.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { readConfig } from './config.ts'

type CheckFlags = {
  readonly source: string | undefined
  readonly isJson: boolean
  readonly maxStates: number | undefined
}

/** Prints what every schedule comes to; answers the exit code. Counts beyond 2^53 are JSON strings. */
export function printCheck(simulation: AnySimulation, { source, isJson, maxStates }: CheckFlags): number {
  const config = readConfig(simulation, source)
  const report = check(simulation, config, { maxStates: maxStates ?? DEFAULT_LIMITS.maxStates })
  if (isJson) {
    const head = { id: simulation.id, version: simulation.version, config }
    console.log(JSON.stringify({ ...head, ...report }, exactly))
  } else {
    printReport(report)
  }
  const isBad =
    report.properties.some(({ verdict }) => verdict === 'violated') ||
    report.outcomes.some(({ type }) => type === 'stuck')
  if (isBad) return 3
  return report.status === 'complete' ? 0 : 4
}

function exactly(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
}

function printReport(report: ReturnType<typeof check>): void {
  const { status, limit, states, transitions, executions } = report
  const verdict =
    status === 'complete' ? 'Every schedule was covered' : `Not complete: the limit of ${limit} was hit`
  console.log(
    `${verdict}. ${states} states, ${transitions} transitions, ${executions ?? 'unknown or endless'} schedules.\n`,
  )
  for (const { outcome, type, executions: count, witness } of report.outcomes) {
    const share = count === null ? '' : `: ${count} ${count === 1n ? 'schedule' : 'schedules'}`
    console.log(
      `${type === 'stuck' ? 'stuck' : 'ends'}, ${outcome}${share}; for example --path ${witness.path.join(',') || '(no choice)'}`,
    )
  }
  for (const { name, type, verdict: judged, witness } of report.properties) {
    const example = witness === null ? '' : `; see --path ${witness.path.join(',')} at step ${witness.steps}`
    console.log(`${type} "${name}": ${judged}${example}`)
  }
}
