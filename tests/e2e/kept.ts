import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** What the worker keeps in one of its caches, by path. */
export const keptPaths = (page: Page, cache: string): Promise<string[]> =>
  page.evaluate(async (name) => {
    const requests = await (await caches.open(name)).keys()
    return requests.map(({ url }) => new URL(url).pathname)
  }, cache)

/** Nothing that this page has loaded so far is missing from what is kept. */
export async function expectLoadedKept(page: Page): Promise<void> {
  const loaded = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith('/_next/static/'))
  await expect
    .poll(
      async () => {
        const kept = new Set(await keptPaths(page, 'interleave-assets-1'))
        return (await page.evaluate(loaded)).filter((path) => !kept.has(path))
      },
      { timeout: 60_000 },
    )
    .toEqual([])
}

/** The page at `path` can be opened offline with all that it has loaded so far. */
export async function expectKept(page: Page, path: string): Promise<void> {
  await expect.poll(() => keptPaths(page, 'interleave-pages-1'), { timeout: 60_000 }).toContain(path)
  await expectLoadedKept(page)
}

/** What this device keeps of an account to show without a connection, by key. */
export const seenKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('interleave-kept')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    if (!database.objectStoreNames.contains('kept')) return []
    const all = database.transaction('kept').objectStore('kept').getAllKeys()
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      all.onsuccess = () => resolve(all.result)
    })
    database.close()
    return keys.map(String).filter((key) => key.startsWith('interleave:seen:'))
  })
