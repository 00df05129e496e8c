import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { simBlockSchema } from '#lib/content/schema/blocks.ts'
import { resolveSimBlock, runEmbedded } from '#lib/content/simulate.ts'

const guide = readFileSync('content/README.md', 'utf8')
const blocks = [...guide.matchAll(/```sim ([\w-]+)\n(.*?)```/gs)].map(([, simulation = '', text = '']) => ({
  simulation,
  text,
}))

test('the guide has examples to copy', () => {
  expect(blocks.length).toBeGreaterThan(3)
})

test.each(blocks)(
  'the example of $simulation in the author’s guide runs to its end',
  ({ simulation, text }) => {
    const block = simBlockSchema.parse(parse(text))
    const embedded = resolveSimBlock({ ...block, simulation })
    if (!embedded.ok) expect.fail(JSON.stringify(embedded.error))
    expect(runEmbedded(embedded.value, block.path).stop).toBe('finished')
  },
)
