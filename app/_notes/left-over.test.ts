import { beforeEach, expect, test, vi } from 'vitest'
import { hasUnsaved, leftOverGroups } from './left-over.ts'

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    'interleave:note:ada:lesson/states#three-states:x1': '{}',
    'interleave:note:ada:lesson/states#three-states:x2': '{}',
    'interleave:note:ada:card/mutex#:x1': '{}',
    'interleave:note:bob:lab/ferry#:x1': '{}',
    'interleave:note:ada:nonsense': '{}',
    'interleave:progress': '{}',
  })
})

test('what was left unsaved is found for its owner only', () => {
  expect(hasUnsaved('ada', 'lesson/states')).toBe(true)
  expect(hasUnsaved('ada', 'lesson/state')).toBe(false)
  expect(hasUnsaved('bob', 'lesson/states')).toBe(false)
  expect(hasUnsaved(null, 'lesson/states')).toBe(false)
})

test('each place comes once, without those that are listed already', () => {
  const places = (groups: ReturnType<typeof leftOverGroups>) =>
    groups.map(({ title, notes }) => `${title} ${notes.map(({ heading }) => heading).join()}`)
  const all = leftOverGroups('ada', [])
  expect(places(all)).toEqual(['States Three states', 'Mutex '])
  expect(places(leftOverGroups('ada', all.slice(0, 1)))).toEqual(['Mutex '])
  expect(places(leftOverGroups('bob', []))).toEqual(['Ferry '])
})
