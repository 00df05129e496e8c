/** Who may do what. Access to content and access to learners' data are separate grants. */
export const roles = ['learner', 'teachingAssistant', 'author', 'reviewer', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What can be granted; every guarded use case names one. */
export const permissions = [
  'learn', // own attempts, labs, drills, progress: every signed-in person
  'lessons.edit', // read and save drafts
  'lessons.publish', // publish and roll back
  'progress.read', // dashboards and single learners
  'progress.export',
  'users.read',
  'users.manage', // roles, suspension
  'certificates.revoke', // and allow another one
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

const grants: Readonly<Record<Role, readonly Permission[]>> = {
  learner: ['learn'],
  teachingAssistant: ['learn', 'progress.read'],
  author: ['learn', 'lessons.edit', 'lessons.publish'],
  reviewer: ['learn', 'lessons.edit', 'lessons.publish'],
  admin: [...permissions],
  auditor: ['learn', 'progress.read', 'progress.export', 'users.read', 'audit.read'],
}

export type UserActor = {
  readonly type: 'user'
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly timeZone: string
}

/** Who asks: a signed-in person or a visitor. */
export type Actor = UserActor | { readonly type: 'visitor' }

/** Somebody who is not signed in. */
export const visitor: Actor = { type: 'visitor' }

/** The one place that decides. Visitors have no permission; what everybody may read needs none. */
export const can = (actor: Actor, permission: Permission): boolean =>
  actor.type === 'user' && grants[actor.role].includes(permission)
