import { readFileSync } from 'node:fs'
import path from 'node:path'

let known: string | null | undefined

/** Names the build that is served; null while developing, where nothing is kept for offline reading. */
export function buildId(): string | null {
  if (process.env.NODE_ENV !== 'production') return null
  known ??= read()
  return known
}

function read(): string | null {
  const folder = process.env.NEXT_DIST_DIR ?? '.next'
  try {
    return readFileSync(
      path.join(/* turbopackIgnore: true */ process.cwd(), folder, 'BUILD_ID'),
      'utf8',
    ).trim()
  } catch {
    return null
  }
}
