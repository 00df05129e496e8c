import { expect, test } from 'vitest'
import { decideFileSync } from './decide-file-sync.ts'
import type { VersionFacts } from './version.ts'

/** `'file A'` is a version of that origin with text A; `''` is none. */
const version = (text: string): VersionFacts | null => {
  const [origin, hash] = text.split(' ')
  return hash ? { number: 1, origin: origin as VersionFacts['origin'], hash } : null
}

test.each([
  { published: '', latest: '', file: 'A', expected: 'publish' },
  { published: 'file A', latest: 'file A', file: 'A', expected: 'unchanged' },
  { published: 'file A', latest: 'file A', file: 'B', expected: 'publish' },
  { published: 'file B', latest: 'file B', file: 'A', expected: 'publish' },
  { published: 'studio S', latest: 'file A', file: 'A', expected: 'unchanged' },
  { published: 'studio S', latest: 'file A', file: 'B', expected: 'keep-aside' },
  { published: 'studio S', latest: 'file B', file: 'B', expected: 'unchanged' },
  { published: 'studio S', latest: '', file: 'A', expected: 'keep-aside' },
  { published: 'studio S', latest: 'file A', file: 'S', expected: 'adopt' },
] as const)('published "$published", last file "$latest", file now "$file": $expected', (row) => {
  const decision = decideFileSync({
    published: version(row.published),
    latestFromFile: version(row.latest),
    fileHash: row.file,
  })
  expect(decision.type).toBe(row.expected)
})
