import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ProgramResult } from '#sim/event-loop/program-result.ts'
import { runProgram } from '#sim/event-loop/run-program.ts'

/** Virtual milliseconds that reading a file takes. */
const READ_MS = 2

/** Runs a JavaScript file once on the event loop, in virtual time. It may read files that are really there. */
export function runJavaScript(file: string, source: string): ProgramResult {
  return runProgram(source, { fileName: resolve(file), readFile })
}

function readFile(path: string): { text: string; ms: number } | null {
  try {
    return { text: readFileSync(path, 'utf8'), ms: READ_MS }
  } catch {
    return null
  }
}
