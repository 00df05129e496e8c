import type { SyntaxProblem } from './language/parse.ts'
import { inspect } from './library/inspect.ts'
import type { Runtime } from './loop/runtime.ts'
import { isObject, type Value } from './machine/values.ts'
import type { ProgramError, ProgramResult } from './program-result.ts'

export type Failure = { readonly value: Value; readonly line: number; readonly isRejection: boolean }

const hasStack = ({ realm }: Runtime, value: Value) =>
  isObject(value) && realm.get(value, 'stack') !== undefined

/** Why the program ended, as data. */
export function errorOf(runtime: Runtime, { value, line }: Failure): ProgramError {
  const { realm } = runtime
  if (!hasStack(runtime, value)) return { type: 'Uncaught', message: inspect(realm, value), line }
  return {
    type: realm.toText(realm.get(value, 'name')),
    message: realm.toText(realm.get(value, 'message')),
    line,
  }
}

/** What Node prints before it exits with code 1. */
export function reportOf(runtime: Runtime, { value, line, isRejection }: Failure, source: string): string {
  const { realm, options } = runtime
  const text = source.split('\n')[line - 1]
  const isError = hasStack(runtime, value)
  const column =
    text === undefined ? 0 : columnOf(text, isError ? realm.get(value, 'stack') : '', isRejection)
  const place = text === undefined ? '' : `${options.fileName}:${line}\n${text}\n${' '.repeat(column)}^\n`
  if (isError) return `${place}\n${inspect(realm, value)}\n\nNode.js v24\n`
  if (!isRejection)
    return `\n${place}${isObject(value) ? inspect(realm, value) : realm.toText(value)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)\n\nNode.js v24\n`
  const reason = isObject(value)
    ? `#<${inspect(realm, value, -1).replace(/^\[|\]$/g, '')}>`
    : realm.toText(value)
  return `[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${reason}".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n\nNode.js v24\n`
}

/** Where the caret stands: at the `throw` of what was thrown, else where the error was made. */
function columnOf(text: string, stack: Value, isRejection: boolean): number {
  const made = /:(\d+)\)?$/.exec(String(stack).split('\n')[1] ?? '')
  const column = made ? Number(made[1]) - 1 : text.search(/\S|$/)
  const thrown = /\bthrow\s+$/.exec(text.slice(0, column))
  return thrown && !isRejection ? thrown.index : Math.min(column, text.length)
}

/** A program that is not run at all. */
export function refused(
  source: string,
  fileName: string,
  { code, message, line, column, hint }: SyntaxProblem,
): ProgramResult {
  const text = source.split('\n')[line - 1] ?? ''
  const advice = hint === '' ? '' : `; ${hint}`
  const stderr = `${fileName}:${line}\n${text}\n${' '.repeat(column - 1)}^\n\nSyntaxError: line ${line}, column ${column}: ${message}${advice}\n`
  const error = {
    type: code === 'syntax' ? 'SyntaxError' : 'Unsupported',
    message: message + advice,
    line,
    column,
    ...(hint === '' ? {} : { hint }),
  }
  return {
    stdout: '',
    stderr,
    exitCode: 1,
    error,
    timeMs: 0,
    steps: 0,
    cpuMs: 0,
    longestTurn: { ms: 0, lines: [] },
  }
}
