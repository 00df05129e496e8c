import { expect, test } from 'vitest'
import { ERASED_NAME, emptyAuditEvent } from './empty-audit-event.ts'

const erased = { userId: 'ada', entities: new Set(['user:ada', 'certificate:C1']) }
const event = {
  ...{ seq: 7, actorId: 'root', actorName: 'Root', action: 'user.role-changed', entity: 'user:ada' },
  before: { name: 'Ada', role: 'learner' },
  after: { name: 'Ada', role: 'author' },
  reason: 'Ada asked for it.',
}

test('of what is about the person, name, address and reason go; what was done stays', () => {
  expect(emptyAuditEvent(event, erased)).toEqual({
    ...event,
    ...{ before: { role: 'learner' }, after: { role: 'author' }, reason: '' },
  })
  const made = { ...event, before: null, after: { email: 'ada@x.example', role: 'admin' }, reason: '' }
  expect(emptyAuditEvent(made, erased)).toEqual({ ...made, after: { role: 'admin' } })
})

test('of what the person did, their name goes; what they wrote about others stays', () => {
  const done = { ...event, actorId: 'ada', actorName: 'Ada', entity: 'user:ben', reason: 'Ben teaches.' }
  expect(emptyAuditEvent(done, erased)).toEqual({ ...done, actorName: ERASED_NAME })
})

test('what the person did to their own things loses both', () => {
  const own = {
    ...{ ...event, actorId: 'ada', actorName: 'Ada', entity: 'certificate:C1' },
    ...{ before: null, after: { name: 'Ada L.', courseId: 'systems' }, reason: '' },
  }
  expect(emptyAuditEvent(own, erased)).toEqual({
    ...own,
    ...{ actorName: ERASED_NAME, after: { courseId: 'systems' } },
  })
})

test('what says nothing of the person, or no longer does, is the same object', () => {
  const other = { ...event, entity: 'user:adam' }
  expect(emptyAuditEvent(other, erased)).toBe(other)
  const emptied = emptyAuditEvent({ ...event, actorId: 'ada' }, erased)
  expect(emptyAuditEvent(emptied, erased)).toBe(emptied)
})
