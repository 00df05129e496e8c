import { expect, test } from 'vitest'
import { cardTitle } from './card-title.ts'

test.each([
  [
    'How can one thread serve ten thousand connections? And when would it not?',
    'How can one thread serve ten thousand connections?',
  ],
  ['What does `i++` *really*\ndo in [C](https://example.org)?', 'What does i++ really do in C?'],
  ['Name the four conditions', 'Name the four conditions'],
  ['Why is the Node.js loop single-threaded?', 'Why is the Node.js loop single-threaded?'],
  [
    'In a Node.js service, one endpoint hashes a large file with synchronous calls, and all other endpoints become slow.',
    'In a Node.js service, one endpoint hashes a large file with synchronous calls, and all …',
  ],
])('%j is called %j', (prompt, title) => {
  expect(cardTitle(prompt)).toBe(title)
})
