import type { Role } from '#lib/domain/access/policy.ts'
import type { Db } from './client.ts'

export type SessionUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly timeZone: string
  /** Answers to own reports that were not seen yet. */
  readonly unreadAnswers: number
}

/**
 * The user a session cookie speaks for, or null when it was ended, the user suspended, or removed. Asked with every
 * request, so it is one statement.
 */
export async function findSessionUser(
  reader: Db,
  session: { userId: string; sessionId: string; sessionVersion: number },
): Promise<SessionUser | null> {
  const [user] = await reader.$queryRaw<SessionRow[]>`
    SELECT u."id", u."name", u."email", u."role", u."timeZone", u."sessionVersion", u."suspendedAt",
      r."id" AS "revokedId",
      (SELECT COUNT(*) FROM "QuestionReport" q
        WHERE q."userId" = u."id" AND q."status" <> 'open' AND q."answerSeenAt" IS NULL) AS "unreadAnswers"
    FROM "User" u
    LEFT JOIN "RevokedSession" r ON r."userId" = u."id" AND r."id" = ${session.sessionId}
    WHERE u."id" = ${session.userId}`
  if (!user || user.suspendedAt || user.revokedId) return null
  if (Number(user.sessionVersion) !== session.sessionVersion) return null
  const { id, name, email, role, timeZone } = user
  return { id, name, email, role, timeZone, unreadAnswers: Number(user.unreadAnswers) }
}

type SessionRow = Omit<SessionUser, 'unreadAnswers'> & {
  readonly unreadAnswers: number | bigint
  readonly sessionVersion: number | bigint
  readonly suspendedAt: Date | null
  readonly revokedId: string | null
}
