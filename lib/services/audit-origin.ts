import type { AuditEntry } from '#lib/db/audit.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

/** The part of an audit entry that says who did it, in which request and when. */
type AuditOrigin = Pick<AuditEntry, 'actorId' | 'actorName' | 'requestId' | 'at'>

/** For what a signed-in person asked for. */
export const auditedAs = (user: UserActor, { requestId, now }: RequestContext): AuditOrigin => ({
  actorId: user.id,
  actorName: user.name,
  requestId,
  at: now,
})

/** For what somebody did at a terminal of the server. */
export const auditedAsCommand = (at: Date): AuditOrigin => ({
  actorId: null,
  actorName: 'command line',
  requestId: 'command-line',
  at,
})
