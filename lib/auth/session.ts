import { LRUCache } from 'lru-cache'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { findSessionUser, type SessionUser } from '#lib/db/users.ts'
import { type Actor, visitor } from '#lib/domain/access/policy.ts'
import { authSecret, sessionCookieName } from './secret.ts'

/** What the encrypted session cookie holds. Name, email and role are read from the database each time. */
export const sessionTokenSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  sv: z.number().int(),
  at: z.number().int().optional(),
})

/** Who makes this request: decided once per request, always against the user's row. */
export const currentActor = cache(async (): Promise<Actor> => {
  const user = await currentUser()
  if (!user) return visitor
  const { id, name, email, role, timeZone } = user
  return { type: 'user', id, name, email, role, timeZone }
})

/** How many answers to their reports the person who makes this request has not seen; read with the session. */
export const unreadAnswers = async (): Promise<number> => (await currentUser())?.unreadAnswers ?? 0

const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session = await readSessionToken()
  return session && findSessionUser(db(), session)
})

type Session = {
  readonly userId: string
  readonly sessionId: string
  readonly sessionVersion: number
  /** When this session began; null for one from before that was noted. */
  readonly startedAt: Date | null
}

export async function readSessionToken(): Promise<Session | null> {
  const store = await cookies()
  const name = sessionCookieName()
  // next-auth splits long tokens into name.0, name.1, …; ours never are.
  const raw = store.get(name)?.value
  if (!raw || raw.length > 4096) return null
  const known = opened.get(raw)
  if (known) return known
  try {
    const payload = await decode({ token: raw, secret: authSecret() })
    const token = sessionTokenSchema.safeParse(payload)
    if (!token.success) return null
    const { sub: userId, sid: sessionId, sv: sessionVersion, at } = token.data
    const session = { userId, sessionId, sessionVersion, startedAt: at ? new Date(at * 1000) : null }
    const leftMs = Number(payload?.exp) * 1000 - Date.now()
    if (leftMs > 0) opened.set(raw, session, { ttl: leftMs })
    return session
  } catch {
    return null // forged, expired or made with another secret
  }
}

/**
 * What cookies turned out to hold, until they expire: the same cookie always holds the same, and to decrypt it costs as
 * much as a query. Whether its session still stands is asked of the database each time.
 */
const opened = new LRUCache<string, Session>({ max: 10_000 })
