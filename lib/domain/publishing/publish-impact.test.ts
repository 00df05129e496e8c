import { expect, test } from 'vitest'
import type { LessonItem } from './lesson-item.ts'
import { publishImpact } from './publish-impact.ts'

/** `'q:a=1 o:b=2'`: question a with content 1, objective b with content 2. */
const items = (notation: string): LessonItem[] =>
  notation
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [kind, id = '', content = ''] = part.split(/[:=]/)
      return { kind: kind === 'q' ? 'question' : 'objective', id, content, label: id }
    })

const told = (before: string, after: string): string => {
  const { changes, addsRequired } = publishImpact(items(before), items(after))
  const words = changes.map((change) =>
    change.type === 'renamed' ? `renamed ${change.from}>${change.id}` : `${change.type} ${change.id}`,
  )
  return `${words.join(', ')}${addsRequired ? ' | updated' : ''}`
}

test.each([
  ['q:a=1', 'q:a=1', ''],
  ['q:a=1', 'q:a=2', 'changed a'],
  ['q:a=1', 'q:a=1 q:b=2', 'added b | updated'],
  ['q:a=1 q:b=2', 'q:a=1', 'removed b'],
  ['q:a=1', 'q:c=1', 'renamed a>c | updated'],
  ['q:a=1', 'q:c=2', 'added c, removed a | updated'],
  ['q:a=1', 'o:a=1', 'added a, removed a | updated'],
  ['q:a=1 q:b=1', 'q:c=1', 'renamed a>c, removed b | updated'],
  ['q:a=1', 'q:c=1 q:d=1', 'renamed a>c, added d | updated'],
  ['q:a=1 q:b=2', 'q:b=2 q:a=1', ''],
])('from "%s" to "%s": %s', (before, after, expected) => {
  expect(told(before, after)).toBe(expected)
})

test('the first version of a lesson updates nobody', () => {
  expect(publishImpact([], items('q:a=1')).addsRequired).toBe(false)
})
