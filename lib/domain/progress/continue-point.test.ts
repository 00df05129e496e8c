import { expect, test } from 'vitest'
import { continuePoint } from './continue-point.ts'

const lesson = (path: string, mark: 'x' | '>' | '' = '', prerequisites: string[] = []) => ({
  ...{ id: path, prerequisites },
  path,
  label: path.toUpperCase(),
  isCompleted: mark === 'x',
  isStarted: mark !== '',
})
const resume = (path: string) => ({ path, label: 'here' })

test('somebody new starts with the first lesson', () => {
  expect(continuePoint({ resume: null, lessons: [lesson('/a'), lesson('/b')] })).toEqual({
    path: '/a',
    label: '/A',
    reason: 'start',
  })
})

test('an unfinished lesson goes on at its exact heading', () => {
  const point = continuePoint({ resume: resume('/a#heading'), lessons: [lesson('/a', '>'), lesson('/b')] })
  expect(point).toEqual({ path: '/a#heading', label: 'here', reason: 'resume' })
})

test('after a finished lesson comes the next unfinished one', () => {
  const point = continuePoint({
    resume: resume('/b#end'),
    lessons: [lesson('/a'), lesson('/b', 'x'), lesson('/c', 'x'), lesson('/d')],
  })
  expect(point).toMatchObject({ path: '/d', reason: 'next' })
})

test('after the last lesson comes what was skipped', () => {
  const point = continuePoint({ resume: resume('/b'), lessons: [lesson('/a'), lesson('/b', 'x')] })
  expect(point).toMatchObject({ path: '/a', reason: 'next' })
})

test('a lab under way is a place to continue too', () => {
  const point = continuePoint({ resume: resume('/labs/x'), lessons: [lesson('/a', 'x')] })
  expect(point).toMatchObject({ path: '/labs/x', reason: 'resume' })
})

test('when everything is done there is nothing to continue', () => {
  expect(continuePoint({ resume: resume('/a'), lessons: [lesson('/a', 'x')] })).toBeNull()
})

test('what the next lesson builds on comes first and says for which, unless it is done', () => {
  const lessons = (mark: 'x' | '') => [lesson('/a', mark), lesson('/b', 'x'), lesson('/c', '', ['/a'])]
  expect(continuePoint({ resume: resume('/b'), lessons: lessons('') })).toEqual({
    ...{ path: '/a', label: '/A', reason: 'needed' },
    onTheWayTo: { path: '/c', label: '/C' },
  })
  expect(continuePoint({ resume: resume('/b'), lessons: lessons('x') })).toMatchObject({ path: '/c' })
})

test('a lesson under way is gone on with, whatever it builds on', () => {
  const lessons = [lesson('/a'), lesson('/b', '>', ['/a'])]
  expect(continuePoint({ resume: resume('/b#there'), lessons })).toMatchObject({ path: '/b#there' })
})
