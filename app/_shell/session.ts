import { forgetSeen } from '#app/_offline/seen.ts'

/**
 * The two requests next-auth needs, without its browser library (which every page would have to load). Its endpoints
 * take forms with a CSRF token.
 */
async function postForm(
  path: string,
  fields: Record<string, string>,
): Promise<{ url: string; status: number }> {
  const csrf = await fetch('/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  })
  const { url = '' } = (await response.json().catch(() => ({}))) as { url?: string }
  return { url, status: response.status }
}

export type SignInProblem = 'wrong' | 'too-many-requests' | 'unavailable' | 'offline'

/** Starts a session; null when it worked. */
export async function signIn(email: string, password: string): Promise<SignInProblem | null> {
  try {
    const { url, status } = await postForm('/api/auth/callback/credentials', { email, password })
    const error = URL.canParse(url) ? new URL(url).searchParams.get('error') : null
    if (status < 300 && !error) return null
    if (error === 'too-many-requests' || error === 'unavailable') return error
    return status >= 500 ? 'unavailable' : 'wrong'
  } catch {
    return 'offline'
  }
}

/** Ends the session of this device, which then shows nothing of the account offline either; false when the server could not be reached. */
export async function signOut(): Promise<boolean> {
  try {
    const isOver = (await postForm('/api/auth/signout', {})).status < 400
    if (isOver) await forgetSeen()
    return isOver
  } catch {
    return false
  }
}

/** Where to send the browser for a GitHub or Google sign-in, or null when the server could not be reached. */
export async function providerAddress(provider: string, next: string): Promise<string | null> {
  try {
    return (await postForm(`/api/auth/signin/${provider}`, { callbackUrl: next })).url || null
  } catch {
    return null
  }
}
