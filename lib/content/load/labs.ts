import path from 'node:path'
import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import { contentHash } from '../compile.ts'
import type { Heading } from '../gate/document.ts'
import { type LabFile, labFileSchema } from '../schema/lab.ts'
import type { CourseLab } from './course.ts'
import type { ContentReader } from './reader.ts'

/** Every lab under `labs/`; the names of those that cannot be read go into `unreadable`. */
export async function loadLabs(reader: ContentReader, unreadable: Set<string>): Promise<CourseLab[]> {
  const labs: CourseLab[] = []
  for (const name of await reader.folders('labs')) {
    const folder = path.join('labs', name)
    const yaml = await reader.readYaml(path.join(folder, 'lab.yaml'), labFileSchema)
    const prose = await reader.readDocument(path.join(folder, 'lab.mdx'), 'lab')
    const code = yaml && (await withCode(reader, folder, yaml.value))
    const definition = code && prose && withAnchors(code, prose.document.headings)
    if (!yaml || !prose || !definition) {
      unreadable.add(name)
      continue
    }
    labs.push({
      ...yaml,
      definition,
      yaml: yaml.source,
      source: prose.source,
      hash: contentHash(`${JSON.stringify(definition)}\0${yaml.source}\0${prose.source}`),
      document: prose.document,
      documentFile: prose.file,
    })
  }
  return labs
}

/** The parts with the ids of the headings that are called like them. */
const withAnchors = (definition: LabDefinition, headings: readonly Heading[]): LabDefinition => ({
  ...definition,
  parts: definition.parts.map((part) => {
    const anchor = headings.find(({ text }) => text === part.title)?.id
    return { ...part, ...(anchor && { anchor }) }
  }),
})

const HARNESS = /^harness(?:-([a-z0-9-]+))?\.(?:py|js)$/

/** The definition with the programs that stand beside it; null when one is missing. */
async function withCode(
  reader: ContentReader,
  folder: string,
  value: LabFile,
): Promise<LabDefinition | null> {
  if (value.kind === 'simulation') return value
  const read = (name: string) => reader.readCode(path.join(folder, name))
  const ending = value.kind === 'program' ? '.py' : '.js'
  const [starter, demo] = [await read(`starter${ending}`), await read(`demo${ending}`)]
  const harnesses: Record<string, string> = {}
  for (const name of await reader.files(folder, ending)) {
    const match = HARNESS.exec(name)
    if (match) harnesses[match[1] ?? 'main'] = (await read(name)) ?? ''
  }
  return starter === null || demo === null ? null : { ...value, starter, demo, harnesses }
}
