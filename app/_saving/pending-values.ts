import { hasParts, isCount, isText } from './check-shape.ts'
import { copiesOf, copyKept } from './kept-copy.ts'

export type Pending<Value> = {
  readonly value: Value
  /** The stored revision this value was based on. */
  readonly revision: number
  /** Values sent from here whose outcome never came back. */
  readonly sent: readonly Value[]
}

export type Kept<Value> = Pending<Value> & {
  /** Removes it, unless the page it comes from has changed it since. */
  readonly forget: () => void
}

/**
 * What the server has not confirmed, kept by id so that a killed browser loses nothing. Each page keeps its own, so that
 * none overwrites or removes what another page of this browser still has to settle.
 */
export type PendingValues<Value> = {
  /** Brings back what a killed browser had kept and not yet written down; before `list`. */
  readonly recover: () => Promise<void>
  /** What any page has left here: first of this tab, then of others, the newest first. */
  readonly list: (id: string) => readonly Kept<Value>[]
  /** Keeps this page's. False where nothing can be kept. */
  readonly write: (id: string, pending: Pending<Value>) => boolean
  /** Removes this page's. */
  readonly remove: (id: string) => void
}

type Options = {
  /** Further prefixes whose values are taken up too; what is written goes under the first. */
  readonly alsoFrom?: readonly string[]
  /** All pages share one value, and the last to write has it: for what is kept here for good. */
  readonly isShared?: boolean
}

/** On this device, as `interleave:<prefix>:<id>:<page>`. A browser that forbids storage only loses the safety net. */
export function pendingValues<Value>(
  prefix: string,
  read: (found: unknown) => Value | undefined,
  { alsoFrom = [], isShared = false }: Options = {},
): PendingValues<Value> {
  const page = isShared ? 'shared' : randomId()
  const key = (id: string) => `interleave:${prefix}:${id}:${page}`
  const keptUnder = (found: string) => {
    const text = localStorage.getItem(found) ?? ''
    const kept = attempt(() => readKept(JSON.parse(text), read))
    const forget = () => {
      attempt(() => localStorage.getItem(found) === text && drop(found))
    }
    return kept ? [{ ...kept, forget }] : []
  }
  return {
    recover: async () => {
      for (const one of [prefix, ...alsoFrom])
        for (const [found, text] of await copiesOf(`interleave:${one}:`))
          attempt(() => isNewer(text, localStorage.getItem(found)) && localStorage.setItem(found, text))
    },
    list: (id) => {
      const starts = [prefix, ...alsoFrom].map((one) => `interleave:${one}:${id}:`)
      const keys = attempt(() => Object.keys(localStorage)) ?? []
      const isOther = ({ tab }: { tab: string }) => (tab === tabId() ? 0 : 1)
      return keys
        .filter((found) => starts.some((start) => found.startsWith(start)))
        .flatMap((found) => attempt(() => keptUnder(found)) ?? [])
        .sort((a, b) => isOther(a) - isOther(b) || b.at - a.at)
    },
    write: (id, pending) =>
      attempt(() => {
        const text = JSON.stringify({ ...pending, tab: tabId(), at: Date.now() })
        copyKept(key(id), text)
        localStorage.setItem(key(id), text)
        return true
      }) ?? false,
    remove: (id) => {
      attempt(() => drop(key(id)))
    },
  }
}

const isKept = hasParts({ revision: isCount, sent: Array.isArray, tab: isText, at: isCount })

type KeptText<Value> = Pending<Value> & { readonly tab: string; readonly at: number }

/** Null unless it is whole and each value in it can be read. */
function readKept<Value>(
  found: { value: unknown; sent: unknown[] } & Omit<KeptText<Value>, 'value' | 'sent'>,
  read: (found: unknown) => Value | undefined,
): KeptText<Value> | null {
  if (!isKept(found)) return null
  const value = read(found.value)
  const sent = found.sent.map(read).filter((one) => one !== undefined)
  const { revision, tab, at } = found
  return value === undefined || sent.length < found.sent.length ? null : { value, revision, sent, tab, at }
}

function drop(key: string): void {
  copyKept(key, null)
  localStorage.removeItem(key)
}

/** Of two states of one entry, whether the first was written later. */
function isNewer(text: string, known: string | null): boolean {
  const timeOf = (kept: string): unknown => JSON.parse(kept).at
  if (known === null) return true
  const [time, before] = [timeOf(text), timeOf(known)]
  return isCount(time) && isCount(before) && Number(time) > Number(before)
}

/** Only has to differ between pages of one browser, and exists without https too. */
const randomId = () => Math.random().toString(36).slice(2)

/** The same for all pages that a tab shows one after another. */
function tabId(): string {
  return (
    attempt(() => {
      const known = sessionStorage.getItem('interleave:tab') ?? randomId()
      sessionStorage.setItem('interleave:tab', known)
      return known
    }) ?? ''
  )
}

/** Storage may be full, forbidden or hold something else: then there is nothing kept, and nothing breaks. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
