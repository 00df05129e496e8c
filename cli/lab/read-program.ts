import { readFileSync } from 'node:fs'

/** The text of a program, `-` being the standard input; or why there is none, for people. */
export type ReadProgram = { readonly source: string } | { readonly problem: string }

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
}

export function readProgram(file: string): ReadProgram {
  try {
    return { source: readFileSync(file === '-' ? 0 : file, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { problem: `${file} cannot be read: ${REASONS[code] ?? code}. Check the name.` }
  }
}
