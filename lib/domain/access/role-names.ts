import type { Role } from './policy.ts'

/** Roles as people read them. */
export const roleNames: Readonly<Record<Role, string>> = {
  learner: 'learner',
  teachingAssistant: 'teaching assistant',
  author: 'author',
  reviewer: 'reviewer',
  admin: 'admin',
  auditor: 'auditor',
}
