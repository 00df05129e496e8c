import path from 'node:path'
import { createReader } from '#lib/content/load/reader.ts'
import { type GlossaryEntry, glossaryFileSchema } from '#lib/content/schema/glossary.ts'

let loaded: Promise<ReadonlyMap<string, GlossaryEntry>> | undefined

/** Every term by id, in the order of the file, which is read once per process. Empty when the file cannot be read. */
export function getGlossary(): Promise<ReadonlyMap<string, GlossaryEntry>> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<ReadonlyMap<string, GlossaryEntry>> {
  const root = path.join(/* turbopackIgnore: true */ process.cwd(), 'content')
  const file = await createReader(root).readYaml('glossary.yaml', glossaryFileSchema, true)
  return new Map((file?.value ?? []).map((entry) => [entry.id, entry]))
}
