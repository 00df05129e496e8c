import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { notFoundError } from '#lib/shared/errors.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** A picture of `content/figures`. `name` is a plain file name; throws 404 when there is none or its type is not one of ours. */
export async function getFigure(name: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const type = TYPES[path.extname(name)]
  if (!type || path.basename(name) !== name) throw notFoundError()
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'content', 'figures', name)
  try {
    return { bytes: new Uint8Array(await readFile(file)), type }
  } catch {
    throw notFoundError()
  }
}
