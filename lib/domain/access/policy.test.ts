import { expect, test } from 'vitest'
import { can, type Permission, permissions, type Role, roles, visitor } from './policy.ts'

const actor = (role: Role) =>
  ({ type: 'user', id: 'u', name: 'U', email: 'u@x.example', role, timeZone: 'UTC' }) as const

const columns = ['learner', 'teachingAssistant', 'author', 'reviewer', 'admin', 'auditor'] as const
const table: Readonly<Record<Permission, string>> = {
  learn: '          yes yes yes yes yes yes',
  'lessons.edit': ' -   -   yes yes yes -',
  'lessons.publish': ' - -  yes yes yes -',
  'progress.read': ' -  yes -   -   yes yes',
  'progress.export': ' - -  -   -   yes yes',
  'users.read': '    -  -   -   -   yes yes',
  'users.manage': '  -  -   -   -   yes -',
  'certificates.revoke': '-  -   -   -   yes -',
  'audit.read': '    -  -   -   -   yes yes',
}

const cells = permissions.flatMap((permission) =>
  table[permission]
    .trim()
    .split(/\s+/)
    .map((answer, i) => [columns[i]!, answer === 'yes' ? 'may' : 'may not', permission] as const),
)

test.each(cells)('%s %s %s', (role, answer, permission) => {
  expect(can(actor(role), permission)).toBe(answer === 'may')
})

test('the table covers every role and permission', () => {
  expect(columns).toEqual(roles)
  expect(cells).toHaveLength(roles.length * permissions.length)
})

test.each(permissions)('a visitor has no permission for %s', (permission) => {
  expect(can(visitor, permission)).toBe(false)
})

test('an auditor changes nothing', () => {
  const changing: readonly Permission[] = [
    'lessons.edit',
    'lessons.publish',
    'users.manage',
    'certificates.revoke',
  ]
  for (const permission of changing) expect(can(actor('auditor'), permission)).toBe(false)
})
