import { expect, test } from 'vitest'
import { type Account, decideRoleChange, decideSuspension } from './account-change.ts'
import { roles } from './policy.ts'

const admin: Account = { id: 'admin', role: 'admin', suspended: false }
const other: Account = { id: 'other', role: 'admin', suspended: false }
const learner: Account = { id: 'learner', role: 'learner', suspended: false }
const two = { actor: admin, activeAdmins: 2 }

test.each(roles)('an admin may make a learner %s', (role) => {
  const expected = role === 'learner' ? { type: 'unchanged' } : { type: 'change', to: role }
  expect(decideRoleChange(learner, role, two)).toEqual({ ok: true, value: expected })
})

test.each(roles)('nobody makes themself %s', (role) => {
  expect(decideRoleChange(admin, role, two)).toMatchObject({ error: { code: 'yourself' } })
})

test.each([true, false])('nobody sets their own suspension to %s', (suspended) => {
  expect(decideSuspension(admin, suspended, two)).toMatchObject({ error: { code: 'yourself' } })
})

test.each(roles.filter((role) => role !== 'admin'))('a %s changes nobody', (role) => {
  const actor: Account = { id: 'x', role, suspended: false }
  expect(decideRoleChange(learner, 'admin', { actor, activeAdmins: 2 })).toMatchObject({
    error: { code: 'not-admin' },
  })
  expect(decideSuspension(learner, true, { actor, activeAdmins: 2 })).toMatchObject({
    error: { code: 'not-admin' },
  })
})

test('an admin suspended a moment ago changes nobody', () => {
  const actor = { ...admin, suspended: true }
  expect(decideRoleChange(learner, 'author', { actor, activeAdmins: 1 })).toMatchObject({
    error: { code: 'not-admin' },
  })
})

test('one of two admins may be removed or suspended', () => {
  expect(decideRoleChange(other, 'learner', two)).toMatchObject({ ok: true })
  expect(decideSuspension(other, true, two)).toMatchObject({ ok: true })
})

test('the last admin who can act is neither removed nor suspended', () => {
  const setting = { actor: admin, activeAdmins: 1 }
  expect(decideRoleChange(other, 'learner', setting)).toMatchObject({ error: { code: 'last-admin' } })
  expect(decideSuspension(other, true, setting)).toMatchObject({ error: { code: 'last-admin' } })
})

test('a suspended admin can lose the role and be reinstated, since others can act', () => {
  const suspended = { ...other, suspended: true }
  const setting = { actor: admin, activeAdmins: 1 }
  expect(decideRoleChange(suspended, 'learner', setting)).toMatchObject({ ok: true })
  expect(decideSuspension(suspended, false, setting)).toMatchObject({ ok: true })
})
