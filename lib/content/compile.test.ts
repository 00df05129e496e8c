import { expect, test } from 'vitest'
import { EVERYTHING, lessonOf } from '#tests/content/document-fixture.ts'
import { COMPILER_VERSION, type CompiledDocument, compileDocument, contentHash } from './compile.ts'

async function compile(source: string): Promise<CompiledDocument> {
  const compiled = await compileDocument({ source, file: 'lesson.mdx' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.document
}

test('what is compiled names everything a page needs', async () => {
  const document = await compile(EVERYTHING)
  expect(document).toMatchObject({
    hash: contentHash(EVERYTHING),
    headings: [{ depth: 2, text: 'Three states & more', id: 'three-states--more' }],
    sims: [{ id: 'convoy', simulation: 'scheduling' }],
    questionIds: ['first-state', 'how-many', 'what-word', 'which-order', 'which-pairs'],
    predictionIds: ['who-runs'],
    terms: ['process'],
    frontmatter: { title: 'Process states' },
  })
  expect(document.wordCount).toBeGreaterThan(20)
})

test('no key, feedback or explanation is in anything that is compiled', async () => {
  const text = JSON.stringify(await compile(EVERYTHING))
  expect(text).not.toMatch(/canary/i)
  expect(text).not.toContain('987654321')
  expect(text).not.toContain('123456789')
})

test('a question in the code is its id and nothing else', async () => {
  const { code } = await compile(
    lessonOf(
      '```question\ntype: numeric\nid: how-many\nstem: Some stem?\ndifficulty: easy\nexplanation: E.\nanswer: 4\nfeedback: { correct: y, incorrect: n }\n```',
    ),
  )
  expect(code).toContain('{id:"how-many"}')
  expect(code).not.toContain('Some stem')
})

test('structured blocks become one element with plain JSON', async () => {
  const { code } = await compile(EVERYTHING)
  const data = [...code.matchAll(/data:('|")(\{.*?\})\1\}/g)].map((match) => JSON.parse(match[2] ?? ''))
  expect(data.map(({ id, title }) => id ?? title)).toEqual(['An address space', 'who-runs', 'convoy'])
})

test('the ids of headings in the code are those of the outline', async () => {
  const { code, headings } = await compile(lessonOf('## A & B\n\nx\n\n## A & B\n\n### `code` and $x$\n\ny'))
  expect(headings.map(({ id }) => id)).toEqual(['a--b', 'a--b-1', 'code-and-x'])
  for (const { id } of headings) expect(code).toContain(`id:"${id}"`)
})

test('code is highlighted for both themes', async () => {
  const { code } = await compile(lessonOf('```c\nint x = 1;\n```'))
  expect(code).toMatch(/--shiki-light":"#[0-9A-F]{6}","--shiki-dark":"#[0-9A-F]{6}"/i)
})

test('the same source gives the same document object, and another version another hash', async () => {
  expect(await compile(EVERYTHING)).toBe(await compile(EVERYTHING))
  expect(contentHash('x')).not.toBe(contentHash('y'))
  expect(COMPILER_VERSION).toBeGreaterThan(0)
})

test('a refused document gives its problems instead of code', async () => {
  const compiled = await compileDocument({ source: lessonOf('{1}'), file: 'lesson.mdx' })
  expect(compiled).toMatchObject({ ok: false, problems: [{ file: 'lesson.mdx', line: 11, column: 1 }] })
})
