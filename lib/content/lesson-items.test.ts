import { expect, test } from 'vitest'
import { gate } from './gate.ts'
import { lessonItems } from './lesson-items.ts'

const lesson = (block: string) => `---
id: states
title: States
summary: What a process can be doing.
minutes: 5
objectives:
  - { id: name-states, text: Name the states. }
takeaways: [There are states.]
sources: [{ title: A book, why: More on states. }]
---

Text.

${block}
`

const itemsOf = (block: string) => {
  const { document, problems } = gate(lesson(block), 'states.mdx')
  expect(problems).toEqual([])
  return document ? lessonItems(document) : []
}

test('objectives and structured blocks are items, each under its author’s id', () => {
  const items = itemsOf('```predict\nid: guess\nquestion: What now?\nanswer: This.\n```')
  expect(items.map(({ kind, id, label }) => `${kind} ${id}: ${label}`)).toEqual([
    'objective name-states: Name the states.',
    'prediction guess: What now?',
  ])
})

test('the order of keys in a block does not count as content, and neither does its id', () => {
  const [, first] = itemsOf('```predict\nid: guess\nquestion: What now?\nanswer: This.\n```')
  const [, second] = itemsOf('```predict\nanswer: This.\nquestion: What now?\nid: other\n```')
  expect(second?.content).toBe(first?.content)
})
