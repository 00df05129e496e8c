import type { NextAuthOptions, Profile } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GithubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { emailSchema, nameSchema } from '#lib/domain/accounts/account-input.ts'
import { endSession } from '#lib/services/manage-account.ts'
import { type SignedIn, signInWithPassword, signInWithProvider } from '#lib/services/sign-in.ts'
import { env } from '#lib/shared/env.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { log } from '#lib/shared/log.ts'
import { paths } from '#lib/shared/paths.ts'
import { SESSION_SECONDS } from '#lib/shared/session-length.ts'
import { authSecret } from './secret.ts'

/** Which sign-in buttons there are; passwords always work. */
export function configuredProviders(): ('github' | 'google')[] {
  const { GITHUB_CLIENT_ID, GOOGLE_CLIENT_ID } = env()
  return [GITHUB_CLIENT_ID ? (['github'] as const) : [], GOOGLE_CLIENT_ID ? (['google'] as const) : []].flat()
}

/**
 * next-auth with encrypted JWT cookies. The cookie says who and which session; what that person may do is read from the
 * database at each request (session.ts), so a role change or suspension works at once.
 */
export function authOptions(request: Request): NextAuthOptions {
  const context = () => ({
    requestId: request.headers.get('x-request-id') ?? 'unknown',
    address: request.headers.get('x-client-address') ?? 'unknown',
    now: new Date(),
  })
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    logger: {
      error: (code, metadata) => log.warn({ code, metadata: String(metadata) }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: [passwordProvider(context), ...externalProviders()],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (!account || account.provider === 'credentials') return true
        try {
          Object.assign(user, await signInWithProvider(readProfile(account, user, profile), context()))
          return true
        } catch (error) {
          if (error instanceof ServiceError) return `${paths.signIn()}?error=${error.code}`
          throw error
        }
      },
      jwt: ({ token, user }) => {
        const signedIn = user as Partial<SignedIn> | undefined
        if (!signedIn?.userId) return token
        const at = Math.floor(Date.now() / 1000)
        return { sub: signedIn.userId, sv: signedIn.sessionVersion, sid: crypto.randomUUID(), at }
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const expiresAt = new Date(Number(token?.exp ?? 0) * 1000)
        if (token?.sub && typeof token.sid === 'string')
          await endSession({ id: token.sid, userId: token.sub, expiresAt }, new Date())
      },
    },
  }
}

const passwordProvider = (context: () => { requestId: string; address: string; now: Date }) =>
  CredentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (credentials) => {
      const email = emailSchema.safeParse(credentials?.email)
      const password = credentials?.password
      if (!email.success || typeof password !== 'string') return null
      try {
        const signedIn = await signInWithPassword({ email: email.data, password }, context())
        return signedIn && { id: signedIn.userId, ...signedIn }
      } catch (error) {
        // next-auth hands the message of an error to the page; ours carry a code the page knows.
        throw error instanceof ServiceError ? new Error(error.code) : error
      }
    },
  })

function externalProviders() {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env()
  const github =
    GITHUB_CLIENT_ID &&
    GithubProvider({ clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET ?? '' })
  const google =
    GOOGLE_CLIENT_ID &&
    GoogleProvider({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET ?? '' })
  return [github, google].filter((provider) => provider !== undefined && provider !== '')
}

function readProfile(
  account: { provider: string; providerAccountId: string },
  user: { email?: string | null; name?: string | null },
  profile: Profile | undefined,
) {
  const email = emailSchema.safeParse(user.email ?? '')
  if (!email.success) throw new ServiceError(403, 'email-missing', 'The provider gave no email address.')
  const claims = (profile ?? {}) as { email_verified?: boolean }
  return {
    provider: account.provider as 'github' | 'google',
    providerAccountId: account.providerAccountId,
    email: email.data,
    // GitHub gives the primary address, which it only lets one use after verification.
    isEmailVerified: account.provider === 'github' || claims.email_verified === true,
    name: nameSchema.catch(email.data.split('@')[0] ?? 'Learner').parse(user.name ?? ''),
  }
}
