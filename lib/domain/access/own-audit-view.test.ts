import { expect, test } from 'vitest'
import { ownAuditView } from './own-audit-view.ts'

const own = { userId: 'me', entities: new Set(['user:me', 'certificate:mine']) }
const event = {
  at: new Date('2026-03-02T09:00:00Z'),
  action: 'user.role-changed',
  before: { name: 'N', role: 'learner' },
  after: { name: 'N', role: 'author' },
  reason: 'Writes well.',
}

test('of what others did to oneself one sees all but who', () => {
  const view = ownAuditView({ ...event, actorId: 'boss', entity: 'user:me' }, own)
  expect(view).toEqual({ ...event, by: 'somebody else', about: 'user:me' })
})

test.each(['user:other', 'certificate:theirs'])(
  'of what one did to others one sees neither whom nor what: %s',
  (entity) => {
    const view = ownAuditView({ ...event, actorId: 'me', entity }, own)
    expect(view).toEqual({
      at: event.at,
      action: event.action,
      by: 'you',
      about: `another ${entity.split(':')[0]}`,
    })
  },
)

test('what one did to a thing names the thing', () => {
  const view = ownAuditView(
    { ...event, actorId: 'me', action: 'lesson.published', entity: 'lesson:tls' },
    own,
  )
  expect(view).toMatchObject({ by: 'you', about: 'lesson:tls' })
  expect(view).not.toHaveProperty('after')
})

test('what no person did was the server', () => {
  expect(ownAuditView({ ...event, actorId: null, entity: 'user:me' }, own).by).toBe('the server')
})
