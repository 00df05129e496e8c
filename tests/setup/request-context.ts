import type { UserActor } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/** The context a service gets from a request, at a time the test chooses. */
export const requestContext = (now = new Date('2026-03-02T09:00:00Z')): RequestContext => ({
  requestId: crypto.randomUUID(),
  address: '192.0.2.1',
  now,
})

/** The actor a service gets for a person; the row must exist where the service stores something of theirs. */
export const actorOf = (
  user: { id: string; name: string; email: string },
  role: UserActor['role'] = 'learner',
): UserActor => ({
  type: 'user',
  id: user.id,
  name: user.name,
  email: user.email,
  role,
  timeZone: 'UTC',
})
