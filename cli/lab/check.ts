import { resolve } from 'node:path'
import { checkProgram } from '#sim/threads/check/check-program.ts'
import {
  ALL_PROPERTIES,
  type CheckLevel,
  type CheckOptions,
  type CheckResult,
  type Property,
  type Violation,
} from '#sim/threads/check/types.ts'
import { readProgram } from './read-program.ts'
import { type LabSpec, readSpec } from './spec.ts'
import { UsageError } from './usage.ts'

export type CheckFlags = {
  readonly json: boolean
  readonly level?: string | undefined
  readonly properties?: string | undefined
  readonly spec?: string | undefined
  readonly maxStates?: string | undefined
}

/** A command line has more time than a page. */
const MAX_STATES = 600_000
const TRANSITIONS_PER_STATE = 5

/** Checks the files in order. The exit code is 0 when all hold, 1 when one fails, 3 when one could not be decided, 2 when one cannot be read. */
export function checkFiles(files: readonly string[], flags: CheckFlags): number {
  if (files.length === 0) throw new UsageError('Which program? Give one or more files.')
  const spec = flags.spec === undefined ? {} : readSpec(flags.spec)
  const options = optionsOf(flags, spec)
  const verdicts = new Set<CheckResult['verdict']>()
  let isUnread = false
  for (const file of files) {
    const read = readProgram(file)
    if ('problem' in read) {
      isUnread = true
      if (flags.json) process.stdout.write(`${JSON.stringify({ file, ...unread(read.problem) })}\n`)
      else process.stderr.write(`${read.problem}\n`)
      continue
    }
    const { source } = read
    const result = checkProgram(spec.harness ? `${source}\n${spec.harness}\n` : source, {
      ...options,
      fileName: resolve(file),
    })
    verdicts.add(result.verdict)
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({ file, ...result })}\n`
        : `${files.length > 1 ? `${file}: ` : ''}${told(result)}\n`,
    )
  }
  if (flags.json) return 0
  return isUnread ? 2 : verdicts.has('fails') ? 1 : verdicts.has('unknown') ? 3 : 0
}

/** What is said about a file without a program: nothing is known, and the others are checked all the same. */
function unread(summary: string): CheckResult {
  return {
    verdict: 'unknown',
    summary,
    violations: [],
    notes: [],
    outcomes: [],
    hasAllOutcomes: false,
    level: 'L2',
    states: 0,
    transitions: 0,
    executions: null,
    complete: false,
    checkedPreemptions: null,
    threads: 0,
    syntaxError: null,
  }
}

function optionsOf({ level, properties, maxStates }: CheckFlags, spec: LabSpec): CheckOptions {
  if (level !== undefined && !['L0', 'L1', 'L2'].includes(level))
    throw new UsageError(`--level takes L0, L1 or L2, not "${level}".`)
  if (maxStates !== undefined && !/^[1-9]\d{0,8}$/.test(maxStates))
    throw new UsageError(`--max-states takes a whole number, not "${maxStates}".`)
  const states = maxStates === undefined ? (spec.maxStates ?? MAX_STATES) : Number(maxStates)
  return {
    maxStates: states,
    maxTransitions: spec.maxTransitions ?? states * TRANSITIONS_PER_STATE,
    ...(spec.fairness === undefined ? {} : { fairness: spec.fairness }),
    ...(spec.waiting === undefined ? {} : { waiting: spec.waiting }),
    ...(spec.invariants === undefined ? {} : { invariants: spec.invariants }),
    ...(spec.level === undefined ? {} : { level: spec.level }),
    ...(spec.properties === undefined ? {} : { properties: spec.properties }),
    ...(level === undefined ? {} : { level: level as CheckLevel }),
    ...(properties === undefined ? {} : { properties: properties.split(',').map(propertyOf) }),
  }
}

function propertyOf(name: string): Property {
  const found = ALL_PROPERTIES.find((own) => own === name.trim())
  if (found) return found
  throw new UsageError(`--properties takes ${ALL_PROPERTIES.join(', ')}, not "${name}".`)
}

function told(result: CheckResult): string {
  const parts = [result.summary]
  for (const violation of result.violations) parts.push(toldViolation(violation))
  for (const note of result.notes) parts.push(`Note: ${note.message}`)
  if (result.outcomes.length > 1)
    parts.push(
      `Outcomes${result.hasAllOutcomes ? '' : ' so far'}:`,
      ...result.outcomes.map(
        ({ end, stdout, errors, schedule }) =>
          `  ${[end, JSON.stringify(stdout), ...errors].join(' ')}  --schedule '${schedule}'`,
      ),
    )
  parts.push(
    `${result.states} states, ${result.transitions} transitions${result.complete ? '' : ' (not all)'}, level ${result.level}`,
  )
  return parts.join('\n')
}

function toldViolation({ type, message, preemptions, steps, schedule, conditions }: Violation): string {
  const story = steps.map(
    ({ thread, line, text, isPreemption }) =>
      `    ${isPreemption ? '(switch) ' : ''}${thread}, line ${line}: ${text}`,
  )
  const coffman = (conditions ?? []).map(({ condition, text }) => `    ${condition}: ${text}`)
  return [
    `${type}: ${message} (${preemptions} preemption${preemptions === 1 ? '' : 's'})`,
    ...story,
    ...coffman,
    `    replay: --schedule '${schedule}'`,
  ].join('\n')
}
