import { type Check, hasParts, isTime } from '#app/_saving/check-shape.ts'
import { copyKept, dropCopies, readCopy } from '#app/_saving/kept-copy.ts'
import { callApi } from '#app/_ui/call-api.ts'
import { SESSION_SECONDS } from '#lib/shared/session-length.ts'

/** What of an account can be read on its device without a connection. */
export type SeenPart = 'drills' | 'notes'

/** `at`: when the server last gave it, as ISO time. */
export type Seen<Value> = { readonly at: string; readonly value: Value }

/** Reads what `readSeen` found: null for anything whose value does not pass the check, cut off or of another version. */
export const seenReader = <Value>(isValue: Check): ((found: unknown) => Seen<Value> | null) => {
  const isSeen = hasParts({ at: isTime, value: isValue })
  return (found) => (isSeen(found) ? (found as Seen<Value>) : null)
}

/** Holds the account and since when; without it nothing that was kept is found, so removing it forgets all at once. */
const OWNER = 'interleave:seen-by'
const ALL = 'interleave:seen:'
const PATIENCE_MS = 4_000

const keyOf = (accountId: string, part: SeenPart) => `${ALL}${accountId}:${part}`

/** The account that this document was made for, once something of it was kept. */
let claimed: string | null = null

/**
 * Keeps what the server has just given for this account, in place of what was kept of any other. A document claims the
 * device once: what is forgotten later, by signing out in another tab, is not kept again by a page that stayed open.
 * `read` is asked once the device is claimed: the person may have gone on meanwhile.
 */
export async function keepFresh(accountId: string, part: SeenPart, read: () => unknown): Promise<void> {
  if (claimed !== accountId) {
    if (owner() !== accountId) await forgetSeen()
    if (!setOwner(accountId)) return
    claimed = accountId
  }
  keepSeen(accountId, part, { at: new Date().toISOString(), value: read() })
}

/** Keeps a change to what was kept, unless it is forgotten. */
export function keepSeen(accountId: string, part: SeenPart, seen: Seen<unknown>): void {
  if (owner() === accountId) copyKept(keyOf(accountId, part), JSON.stringify(seen))
}

/** What was kept, as it was stored: whoever reads it checks its shape. Null when there is nothing. */
export const readSeen = (accountId: string, part: SeenPart): Promise<unknown> =>
  readCopy(keyOf(accountId, part))

/**
 * The account whose things this device keeps and may show now: the one that is signed in or, when the server cannot be
 * asked, that was when it last could. All is forgotten as soon as the server names somebody else or nobody.
 */
export async function seenBy(): Promise<string | null> {
  const accountId = owner()
  if (accountId === null) return null
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await callApi<{ accountId: string | null }>('GET', '/api/session', { signal })
  const isUnreachable = !answer.ok && (answer.error.status === 0 || answer.error.status >= 500)
  if (isUnreachable || (answer.ok && answer.value.accountId === accountId)) return owner()
  await forgetSeen()
  return null
}

/** For every page: `accountId` is who it was made for, null for a visitor or a copy that is the same for everybody. */
export async function forgetOthers(accountId: string | null): Promise<void> {
  if (owner() === null || owner() === accountId) return
  if (accountId === null) await seenBy()
  else await forgetSeen()
}

/** As when signing out. */
export async function forgetSeen(): Promise<void> {
  setOwner(null)
  await dropCopies(ALL)
}

/** Null once the session that was there then must be over. */
function owner(): string | null {
  try {
    const [accountId = '', since] = localStorage.getItem(OWNER)?.split(' ') ?? []
    return Date.now() - Number(since) < SESSION_SECONDS * 1000 ? accountId : null
  } catch {
    return null
  }
}

function setOwner(accountId: string | null): boolean {
  try {
    if (accountId === null) localStorage.removeItem(OWNER)
    else localStorage.setItem(OWNER, `${accountId} ${Date.now()}`)
    return true
  } catch {
    return false
  }
}
