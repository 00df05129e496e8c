import { expect, test } from 'vitest'
import { invariant } from '#lib/shared/invariant.ts'
import { gate } from './gate.ts'
import { sectionTexts } from './section-text.ts'

const sections = (source: string) => {
  const { document, problems } = gate(source, 'test', 'lab')
  invariant(document, JSON.stringify(problems))
  return sectionTexts(document)
}

test('each heading has its own text, in lines, as a reader sees it', () => {
  const source =
    'Before any.\n\n## A *first* one\n\nSays `lock()` and\nmore, with $x^2$ in it.\n\n- one\n- two\n\n## Empty\n\n### Same\n\na\n\n### Same\n\nb\n'
  expect(sections(source)).toEqual([
    { id: null, heading: '', text: 'Before any.' },
    { id: 'a-first-one', heading: 'A first one', text: 'Says lock() and more, with in it.\none\ntwo' },
    { id: 'empty', heading: 'Empty', text: '' },
    { id: 'same', heading: 'Same', text: 'a' },
    { id: 'same-1', heading: 'Same', text: 'b' },
  ])
})

test('titles and contents of boxes and folds belong to the section, questions and predictions do not', () => {
  const source = `## Here

<Callout type="insight" title="A box">

Inside.

</Callout>

<Details title="A fold">

\`\`\`predict
id: guess
question: SECRET question
answer: SECRET answer
\`\`\`

\`\`\`python
counter += 1
\`\`\`

</Details>
`
  const [, here] = sections(source)
  expect(here?.text).toBe('A box\nInside.\nA fold\ncounter += 1')
})
