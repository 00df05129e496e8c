import { useEffect, useState } from 'react'
import { readSeen, type SeenPart, seenBy } from './seen.ts'

/** `stored` is not checked yet. */
export type SeenHere = { readonly accountId: string; readonly stored: unknown }

/**
 * On a page made for a visitor, as every offline copy is: what this device may show of an account instead. Undefined until
 * that is known, null where the visitor is one.
 */
export function useSeen(part: SeenPart): SeenHere | null | undefined {
  const [seen, setSeen] = useState<SeenHere | null>()
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const accountId = await seenBy()
      const found = accountId && { accountId, stored: await readSeen(accountId, part) }
      if (isCurrent) setSeen(found || null)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [part])
  return seen
}
