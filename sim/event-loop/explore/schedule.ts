import type { Choose } from '../loop/options.ts'
import { Halt } from '../machine/values.ts'

/** Which of the possible completions came next, choice by choice: `0.2.1`. Empty: each time what would come by itself. */
export const SCHEDULE = /^(\d{1,3}(\.\d{1,3})*)?$/

/** The choices of a schedule. `null` for the empty one: nothing is chosen. Unknown or missing choices are 0. */
export function replaying(schedule: string): Choose | null {
  if (schedule === '') return null
  const choices = schedule.split('.').map(Number)
  let next = 0
  return (options) => {
    const index = choices[next++] ?? 0
    return index < options.length ? index : 0
  }
}

/** Choices as text, without the trailing ones that choose nothing. */
export const scheduleText = (choices: readonly number[]): string =>
  choices.join('.').replace(/(^|\.)0(\.0)*$/, '')

/** Follows `prefix`, then takes what would come by itself; `made` collects how many options each choice had. */
export function following(
  prefix: readonly number[],
  { made, limit }: { made: number[]; limit: number },
): Choose {
  return (options) => {
    if (made.length >= limit) throw new Halt('choices')
    const index = prefix[made.length] ?? 0
    made.push(options.length)
    return index < options.length ? index : 0
  }
}
