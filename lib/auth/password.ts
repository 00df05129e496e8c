import { hash, verify } from '@node-rs/argon2'
import { unavailableError } from '#lib/shared/errors.ts'
import { err, ok, type Result } from '#lib/shared/result.ts'
import { commonPasswords } from './common-passwords.ts'

/** argon2id (the library's default variant) with the OWASP Password Storage minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a random password nobody has: checked for unknown users, so that they take as long as known ones. */
export const DUMMY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$XTOhi0qE4ZKx7vlbCMrjow$STL4cD8lTkNDtdafReZTX1S/hKldNDiS+wlyVRF222w'

const MIN_CHARACTERS = 8
const MAX_CHARACTERS = 256

type PasswordRefusal = {
  readonly code: 'too-short' | 'too-long' | 'common' | 'same-as-email'
  readonly message: string
}

/** May this become the password of the account with this email? Answers with the normalised password (NFKC). */
export function checkNewPassword(password: string, email: string): Result<string, PasswordRefusal> {
  const normal = normalise(password)
  if (normal === null)
    return refuse('too-long', `Use at most ${MAX_CHARACTERS} characters; this password is longer.`)
  if ([...normal].length < MIN_CHARACTERS)
    return refuse('too-short', `Use at least ${MIN_CHARACTERS} characters. A short sentence works well.`)
  const folded = normal.toLowerCase()
  if (folded === email.toLowerCase() || folded === email.toLowerCase().split('@')[0])
    return refuse(
      'same-as-email',
      'Your email address is the first thing anybody tries. Choose something else.',
    )
  if (commonPasswords.has(folded) || new Set(folded).size < 3)
    return refuse('common', 'This password is on the lists attackers try first. Choose something less usual.')
  return ok(normal)
}

const refuse = (code: PasswordRefusal['code'], message: string) => err({ code, message })

/** NFKC, or null when it is too long to be a password. The raw length is looked at first: NFKC can grow 18 times. */
function normalise(password: string): string | null {
  if (password.length > MAX_CHARACTERS * 2) return null
  const normal = password.normalize('NFKC')
  return [...normal].length > MAX_CHARACTERS ? null : normal
}

/** PHC string of a password that `checkNewPassword` let through. About 30 ms of one core, off the event loop. */
export const hashPassword = (password: string): Promise<string> =>
  withSlot(() => hash(password.normalize('NFKC'), COST))

/**
 * Whether the password belongs to the hash. Give null for an unknown user or one without a password: it answers false
 * after the same work.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const candidate = normalise(password)
  const matches = await withSlot(() => verify(storedHash ?? DUMMY_HASH, candidate ?? ''))
  return matches && storedHash !== null && candidate !== null
}

const MAX_RUNNING = 2
const MAX_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

/** At most two hashes at once (38 MiB, and a core left for everybody else); a long queue is refused with 503. */
async function withSlot<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) throw unavailableError()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
