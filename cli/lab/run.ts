import { resolve } from 'node:path'
import { type RunOptions, runProgram } from '#sim/threads/run-program.ts'
import { decodeSchedule } from '#sim/threads/schedule.ts'
import { readProgram } from './read-program.ts'
import { runJavaScript } from './run-javascript.ts'
import { UsageError } from './usage.ts'

export type RunFlags = {
  readonly json: boolean
  readonly gil: boolean
  readonly seed?: string | undefined
  readonly schedule?: string | undefined
  readonly level?: string | undefined
}

/** Runs the files in order. The exit code is that of the last one that failed, as a shell would see it. */
export function runFiles(files: readonly string[], flags: RunFlags): number {
  if (files.length === 0) throw new UsageError('Which program? Give one or more files.')
  const options = optionsOf(flags)
  let exitCode = 0
  for (const file of files) {
    const read = readProgram(file)
    const result = 'problem' in read ? unread(read.problem) : runFile(file, read.source, options)
    if (flags.json) process.stdout.write(`${JSON.stringify({ file, ...result })}\n`)
    else {
      process.stdout.write(result.stdout)
      process.stderr.write(result.stderr)
    }
    if (result.exitCode !== 0) exitCode = result.exitCode
  }
  return flags.json ? 0 : exitCode
}

function runFile(file: string, source: string, options: RunOptions) {
  if (/\.[cm]?js$/.test(file)) return runJavaScript(file, source)
  return runProgram(source, { ...options, fileName: file === '-' ? '<stdin>' : resolve(file) })
}

/** The other files are run all the same. */
function unread(message: string) {
  return { stdout: '', stderr: `${message}\n`, exitCode: 2, error: { type: 'FileNotRead', message, line: 0 } }
}

function optionsOf({ gil, seed, schedule, level }: RunFlags): RunOptions {
  if (level !== undefined && !['L0', 'L1', 'L2'].includes(level))
    throw new UsageError(`--level takes L0, L1 or L2, not "${level}".`)
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    throw new UsageError(`--seed takes a whole number, not "${seed}".`)
  if (schedule !== undefined && decodeSchedule(schedule) === null)
    throw new UsageError('--schedule takes the schedule string that a run or a check printed.')
  return {
    level: gil ? 'gil' : ((level as 'L0' | 'L1' | 'L2' | undefined) ?? 'L1'),
    ...(seed === undefined ? {} : { scheduler: 'random' as const, seed: Number(seed) }),
    ...(schedule === undefined ? {} : { schedule }),
  }
}
