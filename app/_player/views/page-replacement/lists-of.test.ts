import { expect, test } from 'vitest'
import { run } from '#sim/core/run.ts'
import { pageReplacement } from '#sim/memory/page-replacement.ts'
import { listsOf } from './lists-of.ts'

const listsAfter = (policy: string, references: number[], frames: number) => {
  const config = pageReplacement.configSchema.parse({ policy, references, frames })
  return listsOf(run(pageReplacement, config).state)
    .map(({ name, pages }) => `${name} ${pages.join(',')}`)
    .join(' | ')
}

test.each([
  ['arc', 'B1  | T1 3 | T2 1,2 | B2 '],
  ['2q', 'A1in 1,2,3 | A1out  | Am '],
  ['second-chance', 'Queue 1,2,3'],
  ['lru', ''],
])('the lists of %s after two pages twice and one once', (policy, expected) => {
  expect(listsAfter(policy, [1, 2, 1, 2, 3], 4)).toBe(expected)
})
