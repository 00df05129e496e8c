import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { scaffold } from '../../scripts/new-sim.ts'
import { contract } from './contract.ts'

// Inside the project, so that the copied code finds its packages; data/ is not under version control.
mkdirSync('data', { recursive: true })
const root = mkdtempSync(join(process.cwd(), 'data/new-sim-'))
cpSync('sim', join(root, 'sim'), { recursive: true })
cpSync('tsconfig.json', join(root, 'tsconfig.json'))
afterAll(() => rmSync(root, { recursive: true }))

test('a scaffolded simulation is registered and keeps the whole contract', async () => {
  expect(scaffold(root, 'disks', 'disk-arm')).toBeNull()
  const { simulations } = await import(join(root, 'sim/registry.ts'))
  const simulation: AnySimulation = simulations['disk-arm']
  for (const { verify } of contract) verify(simulation)
})

test('the readme has a section for it', () => {
  const added = readFileSync(join(root, 'sim/README.md'), 'utf8').slice(
    readFileSync('sim/README.md', 'utf8').length,
  )
  expect(added).toContain('### disk-arm')
  for (const name of ['start', 'counted', 'counted-down']) expect(added).toContain(`\`${name}\``)
})

test('the registry keeps its form: imports in order, one entry more', () => {
  const before = readFileSync('sim/registry.ts', 'utf8').split('\n')
  const after = readFileSync(join(root, 'sim/registry.ts'), 'utf8').split('\n')
  expect(after.filter((line) => !before.includes(line))).toEqual([
    "import { diskArm } from './disks/disk-arm.ts'",
    "  'disk-arm': diskArm,",
  ])
  const sources = after.flatMap((line) => line.match(/^import \{.*'(.*)'$/)?.[1] ?? [])
  expect(sources).toEqual([...sources].sort())
})

test.each([
  ['disks', 'disk-arm', 'already'],
  ['races', 'interleaving', 'already'],
  ['Disks', 'other', 'lower-case'],
  ['disks', '../escape', 'lower-case'],
  ['core', 'other', 'another family'],
])('%s/%s is refused', (family, id, reason) => {
  expect(scaffold(root, family, id)).toContain(reason)
})
