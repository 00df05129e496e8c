import type { Role } from '#lib/domain/access/policy.ts'
import type { Db } from './client.ts'

export type SessionUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly timeZone: string
}

/** The user a session cookie speaks for, or null when it was ended, the user suspended, or removed. */
export async function findSessionUser(
  reader: Db,
  session: { userId: string; sessionId: string; sessionVersion: number },
): Promise<SessionUser | null> {
  const user = await reader.user.findUnique({
    where: { id: session.userId },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      timeZone: true,
      sessionVersion: true,
      suspendedAt: true,
      revokedSessions: { where: { id: session.sessionId }, select: { id: true } },
    },
  })
  if (!user || user.suspendedAt || user.revokedSessions.length > 0) return null
  if (user.sessionVersion !== session.sessionVersion) return null
  const { id, name, email, role, timeZone } = user
  return { id, name, email, role, timeZone }
}
