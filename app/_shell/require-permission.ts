import { notFound, redirect } from 'next/navigation'
import { currentActor } from '#lib/auth/session.ts'
import { can, type Permission, type UserActor } from '#lib/domain/access/policy.ts'
import { paths } from '#lib/shared/paths.ts'

/** Visitors go to the sign-in page and come back; for everybody else without the permission there is no such page. */
export async function requirePermission(permission: Permission, here: string): Promise<UserActor> {
  const actor = await currentActor()
  if (actor.type === 'visitor') redirect(paths.signIn(here))
  if (!can(actor, permission)) notFound()
  return actor
}
