/** Something wrong in a content file, where it is (1-based, in the file as written) and what to do about it. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint: string
}

/** A place in a content file; lines and columns count from 1. */
export type Place = { readonly line: number; readonly column: number }

export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1)
}

export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}  ${problem.message}\n    ${problem.hint}`
}
