import { expect, test } from 'vitest'
import { type Evidence, isReached, objectiveStates } from './objectives.ts'

const earnedAt = new Date('2026-03-01T10:00:00Z')
const evidence = (objectiveId: string, kind: Evidence['kind'], reference: string): Evidence => ({
  objectiveId,
  kind,
  reference,
  earnedAt,
})

test('an objective shows apart what was earned and what was ticked by hand', () => {
  const objectives = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }))
  const states = objectiveStates(objectives, [
    evidence('a', 'lab', 's1'),
    evidence('a', 'check', 'q1'),
    evidence('a', 'check', 'q2'),
    evidence('a', 'self', 'lesson'),
    evidence('b', 'self', 'lesson'),
    evidence('c', 'quiz', 'attempt'),
  ])
  expect(states.map(({ earnedBy, isTicked }) => `${earnedBy.join('+') || '-'} ${isTicked}`)).toEqual([
    'check+lab true',
    '- true',
    'quiz false',
    '- false',
  ])
  expect(states.map(isReached)).toEqual([true, true, true, false])
})
