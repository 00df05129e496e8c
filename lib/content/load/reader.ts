import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { contentHash } from '../compile.ts'
import { checkStrings } from '../gate/check-strings.ts'
import type { DocumentKind, GatedDocument } from '../gate/document.ts'
import { checkLimits, LIMITS } from '../gate/limits.ts'
import { parseYaml } from '../gate/yaml.ts'
import { gate } from '../gate.ts'
import type { Problem } from '../problem.ts'
import type { Loaded } from './course.ts'

/** Reads content files below a root, collecting problems instead of throwing. Paths are relative to the root. */
export type ContentReader = {
  readonly problems: Problem[]
  readonly report: (problem: Problem) => void
  /** How a path is named in problems. */
  readonly nameOf: (relative: string) => string
  /** Folders inside a folder, sorted; empty if it does not exist. */
  readonly folders: (relative: string) => Promise<string[]>
  /** Files of an ending inside a folder, sorted. */
  readonly files: (relative: string, ending: string) => Promise<string[]>
  readonly readYaml: <S extends z.ZodType>(
    relative: string,
    schema: S,
    isOptional?: boolean,
  ) => Promise<Loaded<{ readonly value: z.infer<S> }> | null>
  /** A program beside a lab, as it is; null when it is missing or too long. */
  readonly readCode: (relative: string) => Promise<string | null>
  readonly readDocument: (
    relative: string,
    kind: DocumentKind,
  ) => Promise<Loaded<{ readonly document: GatedDocument }> | null>
}

export function createReader(root: string): ContentReader {
  const problems: Problem[] = []
  const report = (problem: Problem) => void problems.push(problem)
  const nameOf = (relative: string) =>
    path.join(/* turbopackIgnore: true */ path.relative(process.cwd(), root) || '.', relative)

  async function readText(relative: string, isOptional: boolean): Promise<string | null> {
    try {
      return await readFile(path.join(root, relative), 'utf8')
    } catch (error) {
      const isMissing = (error as { code?: string }).code === 'ENOENT'
      if (isMissing && isOptional) return null
      report({
        file: nameOf(relative),
        line: 1,
        column: 1,
        message: isMissing ? 'This file is missing.' : 'This file cannot be read.',
        hint: isMissing ? 'Create it; the author’s guide shows what goes in.' : 'Check its permissions.',
      })
      return null
    }
  }

  return {
    problems,
    report,
    nameOf,
    folders: (relative) => entries(path.join(root, relative), (entry) => entry.isDirectory()),
    files: (relative, ending) =>
      entries(path.join(root, relative), (entry) => entry.isFile() && entry.name.endsWith(ending)),
    async readYaml(relative, schema, isOptional = false) {
      const source = await readText(relative, isOptional)
      if (source === null) return null
      const file = nameOf(relative)
      const tooMuch = source.length > LIMITS.characters ? checkLimits(source, file) : []
      if (tooMuch.length > 0) {
        problems.push(...tooMuch)
        return null
      }
      const yaml = parseYaml(source, schema, { file, line: 1 })
      problems.push(...yaml.problems, ...checkStrings(yaml.strings, file))
      if (yaml.value === null) return null
      return { file, source, hash: contentHash(source), value: yaml.value, placeOf: yaml.placeOf }
    },
    async readCode(relative) {
      const source = await readText(relative, false)
      if (source === null) return null
      const tooMuch = checkLimits(source, nameOf(relative))
      problems.push(...tooMuch)
      return tooMuch.length > 0 ? null : source.replace(/\r\n?/g, '\n')
    },
    async readDocument(relative, kind) {
      const source = await readText(relative, false)
      if (source === null) return null
      const file = nameOf(relative)
      const gated = gate(source, file, kind)
      problems.push(...gated.problems)
      if (!gated.document) return null
      const { document } = gated
      return { file, source, hash: contentHash(source), document, placeOf: document.placeOfFrontmatter }
    },
  }
}

async function entries(
  folder: string,
  isWanted: (entry: { name: string; isFile(): boolean; isDirectory(): boolean }) => boolean,
): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    return found
      .filter((entry) => !entry.name.startsWith('.') && isWanted(entry))
      .map((entry) => entry.name)
      .sort()
  } catch {
    return []
  }
}
