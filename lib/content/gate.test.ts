import { expect, test } from 'vitest'
import { EVERYTHING, lessonOf } from '#tests/content/document-fixture.ts'
import { gate } from './gate.ts'

/** Problems of a text after the frontmatter of a fine lesson, as `line:column message`; its first line is line 11. */
const problemsOf = (body: string) =>
  gate(lessonOf(body), 'lesson.mdx').problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )

test('a lesson with one of everything passes', () => {
  expect(gate(EVERYTHING, 'lesson.mdx').problems).toEqual([])
})

test('all problems come at once, in reading order, past syntax errors too', () => {
  const problems = problemsOf(
    'One {2} <b>x</b>.\n\n<Callout type="note">\n\nNever closed.\n\nTwo {3 +} there.\n\n[x](javascript:y)\n\n#### Deep',
  )
  expect(problems).toEqual([
    '11:5 Lessons cannot contain {expressions}.',
    '11:9 <b> is not allowed.',
    '13:1 <Callout> is never closed in the block that opens it.',
    '17:5 Lessons cannot contain {expressions}.',
    '19:1 A link cannot lead to "javascript:y".',
    '21:1 This heading jumps from level 1 to level 4.',
  ])
})

test('a closing tag whose opening tag was already reported is not reported again', () => {
  expect(problemsOf('<Callout type={x>\n\nText\n\n</Callout>')).toHaveLength(1)
})

test('columns inside a block that is indented count from the edge of the file', () => {
  const problems = problemsOf(
    '<Details title="x">\n\n  ```sim scheduling\n  id: a\n  title: b\n  oops: 1\n  ```\n\n</Details>',
  )
  expect(problems).toEqual(['16:3 unknown key "oops".'])
})

test('Windows line ends move no line', () => {
  const source = lessonOf('Text.\n\nA <b>x</b>.').replaceAll('\n', '\r\n')
  expect(gate(source, 'lesson.mdx').problems.map(({ line }) => line)).toEqual([13])
})

test('code may contain anything', () => {
  expect(problemsOf('`{x}` and `<b>` and\n\n```js\nimport x from "y"\n<script>{1}</script>\n```')).toEqual([])
})

test('braces of a formula are no expression, and a formula that cannot be set is refused', () => {
  expect(problemsOf('$x_{1} = \\frac{1}{2}$')).toEqual([])
  expect(problemsOf('Text $\\frac{1}$.')).toEqual([expect.stringMatching(/^11:6 This formula cannot be set/)])
})

test.each([
  ['<Steps>\n\n- a\n- b\n\n</Steps>', 'numbered list'],
  ['<Compare caption="x">\n\ntext\n\n</Compare>', 'exactly one table'],
  ['<WrongFixed>\n\n```c\nx\n```\n\n</WrongFixed>', 'exactly two fenced code blocks'],
  ['<TryIt title="x">\n\ntext\n\n</TryIt>', 'in bash, sh or console'],
  ['<Callout type="note">\n\n</Callout>', 'is empty'],
  ['<Figure src="/figures/a.svg" alt="x" caption="y">z</Figure>', 'takes nothing inside'],
  ['Text <Details title="x">y</Details> text', 'middle of a sentence'],
  ['<Callout type="note">\n\n<Details title="x">y</Details>\n\n</Callout>', 'cannot stand inside <Callout>'],
  ['<Callout type="note">\n\n## Heading\n\n</Callout>', 'heading cannot stand inside'],
  ['- item\n\n  ```sim scheduling\n  id: a\n  title: b\n  ```', 'stands alone'],
  ['<Callout type="warning">x</Callout>', '"warning" is no type'],
  ['<Callout>x</Callout>', 'needs type='],
  ['- [ ] task', 'Task lists'],
  ['```predict more\nid: a\nquestion: q\nanswer: b\n```', 'Nothing may follow'],
])('%j is refused', (body, says) => {
  expect(problemsOf(body).join('\n')).toContain(says)
})

test('what a lesson refers to is collected with its places', () => {
  const { document } = gate(EVERYTHING, 'lesson.mdx')
  expect(document?.headings).toEqual([
    { depth: 2, text: 'Three states & more', id: 'three-states--more', line: 14 },
  ])
  expect(document?.terms).toEqual([{ id: 'process', place: { line: 11, column: 3 } }])
  expect(document?.values).toMatchObject([{ sim: 'convoy', of: 'averageTurnaround', text: '15' }])
  expect(document?.links.map(({ link }) => link)).toEqual([
    { type: 'lesson', id: 'paging' },
    { type: 'lesson', id: 'states', heading: 'three-states' },
  ])
})

test('a term without an id is the slug of its text', () => {
  const { document } = gate(lessonOf('A <Term>Context switch</Term>.'), 'lesson.mdx')
  expect(document?.terms.map(({ id }) => id)).toEqual(['context-switch'])
})

test('the prose of a lab has no frontmatter', () => {
  expect(gate('## Read\n\nText.\n', 'lab.mdx', 'lab').problems).toEqual([])
  expect(gate(EVERYTHING, 'lab.mdx', 'lab').problems).toHaveLength(1)
})
