import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * What a page loads before anybody has touched it is what its client components import, however far, other than through
 * `import()`. The whole of Zod is a quarter of that: players and editors load it when they are opened. What must be read
 * from a device before is checked by hand: of `zod/mini` the build keeps 25 KB.
 */
const HEAVY = ['zod', 'zod/mini', 'ts-fsrs', 'katex', 'acorn', 'minisearch', 'yaml', 'diff']

/** Pages of staff, and tools that are a player or an editor and nothing else. */
const TOOLS = /^app\/(\((admin|instructor)\)|workbench|simulations\/tournament)\//

const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => join('app', file))
  .filter((file) => /^app\/(?!_)(.*\/)?(page|layout)\.tsx$/.test(file) && !TOOLS.test(file))

/** Imports and re-exports of values; types and `import()` load nothing. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const statements = source.matchAll(/^(?:import|export)\s(?!type\s)(?:([^'"]*?)\sfrom\s)?['"]([^'"]+)['"]/gm)
  return [...statements].flatMap(([, names = '', from = '']) => (isTypesOnly(names) ? [] : [from]))
}

function isTypesOnly(names: string): boolean {
  const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  return listed?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false
}

/** The file that an import leads to, or null for a package. */
function fileOf(from: string, importer: string): string | null {
  if (from.startsWith('#')) return from.slice(1)
  return from.startsWith('.') ? join(dirname(importer), from) : null
}

type Found = { readonly client: ReadonlySet<string>; readonly heavy: Map<string, string> }

/** The client modules that a page loads at once, and for each heavy package among them how it is reached. */
function loadedBy(page: string): Found {
  const heavy = new Map<string, string>()
  const seen = new Set<string>()
  const client = new Set<string>()
  const visit = (file: string, isClient: boolean, way: readonly string[]) => {
    const key = `${isClient}:${file}`
    if (seen.has(key) || !/\.tsx?$/.test(file) || !existsSync(file)) return
    seen.add(key)
    if (isClient) client.add(file)
    for (const from of importsOf(file)) {
      const next = fileOf(from, file)
      if (next) visit(next, isClient || /\.client\.tsx$/.test(next), [...way, next])
      else if (isClient && HEAVY.includes(from)) heavy.set(from, [...way, from].join(' > '))
    }
  }
  visit(page, false, [page])
  return { client, heavy }
}

test.each(pages)('%s loads nothing heavy before it is asked for', (page) => {
  const { heavy } = loadedBy(page)
  expect([...heavy.values()]).toEqual([])
})

test('the way from a page to what it loads is followed through server components, client components and what they use', () => {
  const { client } = loadedBy('app/(learn)/quiz/[quizId]/attempts/[attemptId]/page.tsx')
  for (const file of [
    'app/_quiz/use-attempt.ts',
    'app/_saving/pending-values.ts',
    'lib/domain/questions/same-response.ts',
  ])
    expect([...client]).toContain(file)
  // Loaded with the first question that asks for a schedule.
  expect([...client]).not.toContain('app/_mdx/question/schedule/schedule-field.client.tsx')
})
