import { type Actor, can, type Permission, type UserActor } from '#lib/domain/access/policy.ts'
import { forbiddenError, signInRequiredError } from '#lib/shared/errors.ts'

/** First line of every guarded use case. Throws 401 for a visitor and 403 for a role without the permission. */
export function authorize(actor: Actor, permission: Permission): UserActor {
  if (actor.type === 'visitor') throw signInRequiredError()
  if (!can(actor, permission)) throw forbiddenError()
  return actor
}
