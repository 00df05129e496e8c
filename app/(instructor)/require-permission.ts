import { notFound, redirect } from 'next/navigation'
import { currentActor } from '#lib/auth/session.ts'
import { can, type Permission, type UserActor } from '#lib/domain/access/policy.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { paths } from '#lib/shared/paths.ts'

/** Who looks at a guarded page. A visitor signs in first and comes back; to other roles the page does not exist. */
export async function requirePermission(permission: Permission, here: string): Promise<UserActor> {
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(here))
  if (!can(actor, permission)) notFound()
  return actor
}

/** A service's 404 as the page's. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) notFound()
    throw error
  }
}
