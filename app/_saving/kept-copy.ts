/**
 * Texts by key in IndexedDB: a second copy of what is kept in localStorage, and what is too large for it. Browsers hold
 * back what goes into localStorage for seconds (Chromium for five, and for up to a minute where much is written), so that
 * a killed one loses it; what a transaction of IndexedDB has stored, it does not. All that a browser refuses here is left
 * out without a word.
 */
const DATABASE = 'interleave-kept'
const STORE = 'kept'
/** A browser that does not answer must not keep a page from taking up what localStorage has. */
const PATIENCE_MS = 1_000

let opened: Promise<IDBDatabase | null> | undefined

/** Keeps a copy of this entry; null removes it. Copies are made in the order of the calls. */
export function copyKept(key: string, text: string | null): void {
  void inStore('readwrite', (store) => (text === null ? store.delete(key) : store.put(text, key)))
}

/** The copies under keys that begin with `start`, as far as there are any. */
export async function copiesOf(start: string): Promise<ReadonlyMap<string, string>> {
  const range = rangeOf(start)
  return new Map(range && (await inTime(inStore('readonly', (store) => entriesIn(store, range)))))
}

/** What was kept as JSON under this key; null when there is nothing or it is cut off. */
export async function readCopy(key: string): Promise<unknown> {
  try {
    return JSON.parse((await copiesOf(key)).get(key) ?? 'null')
  } catch {
    return null
  }
}

/** Removes every copy under keys that begin with `start`. */
export async function dropCopies(start: string): Promise<void> {
  const range = rangeOf(start)
  if (range) await inTime(inStore('readwrite', (store) => settled(store.delete(range))))
}

const rangeOf = (start: string): IDBKeyRange | null =>
  typeof IDBKeyRange === 'undefined' ? null : IDBKeyRange.bound(start, `${start}\uffff`)

const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))])

async function entriesIn(store: IDBObjectStore, range: IDBKeyRange): Promise<[string, string][]> {
  const [keys, texts] = await Promise.all([
    settled(store.getAllKeys(range)),
    settled(store.getAll(range) as IDBRequest<string[]>),
  ])
  return keys.map((key, i) => [String(key), texts[i] ?? ''])
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => T,
): Promise<Awaited<T> | null> {
  try {
    const database = await open()
    return database && (await work(database.transaction(STORE, mode).objectStore(STORE)))
  } catch {
    return null
  }
}

function open(): Promise<IDBDatabase | null> {
  opened ??= connect().catch(() => null)
  return opened
}

async function connect(): Promise<IDBDatabase | null> {
  if (typeof indexedDB === 'undefined') return null
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  const database = await settled(request)
  database.onclose = () => {
    opened = undefined
  }
  return database
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
