import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const USAGE = `Usage: npm run new:sim FAMILY ID     for example: npm run new:sim memory address-translation

Writes sim/FAMILY/ID.ts with a machine that works, its test, its entry in sim/registry.ts and its section in sim/README.md.`

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export function main(argv: readonly string[]): void {
  const [family, id, ...rest] = argv
  const isUsable = family !== undefined && id !== undefined && rest.length === 0
  const problem = isUsable ? scaffold('.', family, id) : USAGE
  if (problem === null) {
    console.log(nextSteps(`${family}`, `${id}`))
  } else {
    console.error(problem)
    process.exitCode = 2
  }
}

const nextSteps = (family: string, id: string) =>
  `Written: sim/${family}/${id}.ts, sim/${family}/${id}.test.ts, the entry in sim/registry.ts and the section in sim/README.md.

Next:
1. Make the machine yours: config, state, step, events, metrics, presets (sim/README.md says what each promises).
2. npx vitest run sim/${family} tests/contract
3. Draw it: app/_player/views.ts does not compile until "${id}" has a view there.
4. Keep its section in sim/README.md true: config, metrics and events with their units.`

/** Writes the files under `root`; answers what is wrong instead when it would overwrite or misname something. */
export function scaffold(root: string, family: string, id: string): string | null {
  const name = camel(id)
  if (!SLUG.test(family) || !SLUG.test(id)) return 'Family and id are lower-case words joined by hyphens.'
  if (family === 'core') return 'sim/core is the frame that all simulations share: name another family.'
  const registryFile = join(root, 'sim/registry.ts')
  const registry = readFileSync(registryFile, 'utf8')
  if (new RegExp(`\\b${name}\\b|'${id}'`).test(registry))
    return `There is a simulation "${id}" in sim/registry.ts already.`
  const folder = join(root, 'sim', family)
  const file = join(folder, `${id}.ts`)
  if (existsSync(file)) return `The file ${file} is there already.`
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, machine(id))
  writeFileSync(join(folder, `${id}.test.ts`), machineTest(id))
  writeFileSync(registryFile, register(registry, family, id))
  appendFileSync(join(root, 'sim/README.md'), section(id))
  return null
}

/** The registry with one more import, in order, and one more entry, at the end. */
function register(registry: string, family: string, id: string): string {
  const name = camel(id)
  const isImport = (line: string) => line.startsWith('import ')
  const lines = registry.split('\n')
  const imports = lines.filter(isImport)
  const source = (line: string) => line.slice(line.indexOf("'"))
  const sorted = [...imports, `import { ${name} } from './${family}/${id}.ts'`].sort((a, b) =>
    source(a) < source(b) ? -1 : 1,
  )
  const key = id === name ? name : `'${id}': ${name}`
  return [
    ...lines.slice(0, lines.findIndex(isImport)),
    ...sorted,
    ...lines.slice(lines.findIndex(isImport) + imports.length),
  ]
    .join('\n')
    .replace('\n} as const satisfies', `\n  ${key},\n} as const satisfies`)
}

const camel = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const pascal = (id: string) => camel(id).replace(/^./, (letter) => letter.toUpperCase())

function machine(id: string): string {
  const [name, Name] = [camel(id), pascal(id)]
  return `import { z } from 'zod'
import type { Simulation } from '../core/simulation.ts'

const ${name}ConfigSchema = z.strictObject({
  start: z
    .int('The start is a whole number.')
    .min(0, 'The start is at least 0.')
    .max(1_000, 'The start is at most 1000.')
    .default(3)
    .describe('Where the countdown starts, in steps.'),
})

export type ${Name}Config = z.infer<typeof ${name}ConfigSchema>
export type ${Name}State = { readonly left: number; readonly now: number }
export type ${Name}Action = { readonly type: 'count' }
export type ${Name}Event = { readonly type: 'counted-down'; readonly time: number; readonly left: number }
export type ${Name}Metrics = { readonly counted: number }

const isFinished = ({ left }: ${Name}State) => left === 0

/** Counts down to 0. Say here what the machine models, and name the source. */
export const ${name}: Simulation<
  ${Name}Config,
  ${Name}State,
  ${Name}Action,
  ${Name}Event,
  ${Name}Metrics
> = {
  id: '${id}',
  version: 1,
  title: '${Name}',
  summary: 'Counts down to 0.',
  configSchema: ${name}ConfigSchema,
  conventions: [{ id: 'textbook', title: 'Textbook', rules: 'Each step counts down by 1.' }],
  presets: [
    { id: 'short', title: 'Short', note: 'Over in 3 steps.', config: {} },
    { id: 'long', title: 'Long', note: 'The same, 20 times.', config: { start: 20 } },
    { id: 'none', title: 'Nothing to do', note: 'Finished before it starts.', config: { start: 0 } },
  ],
  init: ({ start }) => ({ left: start, now: 0 }),
  enabled: (state) => (isFinished(state) ? [] : [{ type: 'count' }]),
  isFinished,
  step: ({ left, now }) => ({
    state: { left: left - 1, now: now + 1 },
    events: [{ type: 'counted-down', time: now, left: left - 1 }],
  }),
  measure: (_config, events) => ({ counted: events.length }),
  metricFields: [{ key: 'counted', label: 'Counted', unit: 'steps' }],
  metricTables: [],
  describe: ({ time, left }) =>
    \`t=\${time}: \${left} left, because each step takes 1 away.\`,
  isNotable: ({ left }) => left === 0,
  describeAction: () => 'Count',
  properties: [{ name: 'the countdown ends', type: 'eventually', holds: isFinished }],
}
`
}

function machineTest(id: string): string {
  const name = camel(id)
  return `import { expect, test } from 'vitest'
import { run } from '../core/run.ts'
import { ${name} } from './${id}.ts'

test('the countdown takes as many steps as it starts from', () => {
  const { trace, stop } = run(${name}, { start: 5 })
  expect([${name}.measure({ start: 5 }, trace), stop]).toEqual([{ counted: 5 }, 'finished'])
})
`
}

function section(id: string): string {
  return `
### ${id}

Time in steps. Config: \`start\` (where the countdown starts). Metrics: \`counted\` (steps). Events: \`counted-down\` (\`left\`).
`
}
