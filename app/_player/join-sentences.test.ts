import { expect, test } from 'vitest'
import { joinSentences } from './join-sentences.ts'

test.each([
  [['t=7: job B runs.', 't=7: job B ends.'], 't=7: job B runs. Job B ends.'],
  [['t=7: job B runs.', 't=8: job B ends.'], 't=7: job B runs. t=8: job B ends.'],
  [
    ['Action 4: P2 blocks.', 'Action 4: a cycle.', 'Action 4: stuck.'],
    'Action 4: P2 blocks. A cycle. Stuck.',
  ],
  [['t=2.5 µs: R1 waits.', 't=2.5 µs: the loop runs.'], 't=2.5 µs: R1 waits. The loop runs.'],
  [['No place.', 'No place.'], 'No place. No place.'],
  [[], ''],
])('%j reads %s', (sentences, text) => {
  expect(joinSentences(sentences)).toBe(text)
})
