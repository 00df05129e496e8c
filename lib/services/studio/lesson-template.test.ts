import { expect, test } from 'vitest'
import { gate } from '#lib/content/gate.ts'
import { lessonTemplate } from './lesson-template.ts'

test('a new lesson passes the gate as it is, whatever its planned title', () => {
  const source = lessonTemplate({ id: 'fork', title: 'Fork: "copy", then exec' })
  const { document, problems } = gate(source, 'fork')
  expect(problems).toEqual([])
  expect(document?.frontmatter).toMatchObject({ id: 'fork', title: 'Fork: "copy", then exec' })
})
