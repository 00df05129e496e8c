import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/users.ts'
import { type Actor, visitor } from '#lib/domain/access/policy.ts'
import { authSecret, sessionCookieName } from './secret.ts'

/** What the encrypted session cookie holds. Name, email and role are read from the database each time. */
export const sessionTokenSchema = z.object({ sub: z.uuid(), sid: z.uuid(), sv: z.number().int() })

/** Who makes this request: decided once per request, always against the user's row. */
export const currentActor = cache(async (): Promise<Actor> => {
  const session = await readSessionToken()
  if (!session) return visitor
  const user = await findSessionUser(db(), session)
  return user ? { type: 'user', ...user } : visitor
})

export async function readSessionToken(): Promise<{
  userId: string
  sessionId: string
  sessionVersion: number
} | null> {
  const store = await cookies()
  const name = sessionCookieName()
  // next-auth splits long tokens into name.0, name.1, …; ours never are.
  const raw = store.get(name)?.value
  if (!raw || raw.length > 4096) return null
  try {
    const token = sessionTokenSchema.safeParse(await decode({ token: raw, secret: authSecret() }))
    return token.success
      ? { userId: token.data.sub, sessionId: token.data.sid, sessionVersion: token.data.sv }
      : null
  } catch {
    return null // forged, expired or made with another secret
  }
}
