import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const config: IConfiguration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
const rules = config.forbidden ?? []

/** The fixture is a tree of the same shape as ours in which each rule is broken once, on purpose. */
async function brokenRules(): Promise<Set<string>> {
  const { output } = await cruise(['app', 'lib', 'sim'], {
    ...config.options,
    exclude: undefined,
    tsConfig: undefined,
    baseDir: join(process.cwd(), 'tests/architecture/fixture'),
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  })
  return new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))
}

test('every dependency rule bites on the tree that breaks it', async () => {
  const broken = await brokenRules()
  expect([...broken].sort()).toEqual(rules.map((rule) => rule.name).sort())
})
