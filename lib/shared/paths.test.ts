import { expect, test } from 'vitest'
import { paths, safeNextPath } from './paths.ts'

test('every address of the site', () => {
  expect({
    lesson: paths.lesson('threads', 'tls', 'errno'),
    attempt: paths.attempt('q', 'a'),
    glossary: paths.glossary('tlb'),
    search: paths.search('a & b'),
    signIn: paths.signIn('/quiz/q?x=1#y'),
    learner: paths.adminLearner('u'),
    history: paths.studioHistory('l'),
  }).toEqual({
    lesson: '/learn/threads/tls#errno',
    attempt: '/quiz/q/attempts/a',
    glossary: '/glossary#tlb',
    search: '/search?q=a+%26+b',
    signIn: '/sign-in?next=%2Fquiz%2Fq%3Fx%3D1%23y',
    learner: '/admin/learners/u',
    history: '/studio/lessons/l/history',
  })
})

test.each(['/course', '/quiz/q?x=1#y', '/'])('%j is a place on this site', (path) => {
  expect(safeNextPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  null,
  ['/a'],
])('%j leads home', (path) => {
  expect(safeNextPath(path)).toBe('/')
})
