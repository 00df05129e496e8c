import { sessionCookieName } from '#lib/auth/secret.ts'
import { readSessionToken } from '#lib/auth/session.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { eraseAccount, eraseAccountSchema } from '#lib/services/erase-account.ts'

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'erase-account', capacity: 5, perMinute: 0.5 },
  body: eraseAccountSchema,
  maxBytes: 8 * 1024,
  handler: async ({ actor, body, context }) => {
    const signedInAt = (await readSessionToken())?.startedAt ?? null
    const answer = await eraseAccount(actor, { ...body, signedInAt }, context)
    return Response.json(answer, { headers: forgetting() })
  },
})

/** What this browser keeps of the person goes as well: the session, drafts and progress kept for later, pages kept for reading. */
function forgetting(): Record<string, string> {
  const name = sessionCookieName()
  const secure = name.startsWith('__Secure-') ? '; Secure' : ''
  return {
    'cache-control': 'no-store',
    'clear-site-data': '"cookies", "storage"',
    'set-cookie': `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`,
  }
}
