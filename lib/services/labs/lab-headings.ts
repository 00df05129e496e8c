import { LRUCache } from 'lru-cache'
import { gate } from '#lib/content/gate.ts'
import { db } from '#lib/db/client.ts'
import { findLab } from '#lib/db/labs.ts'

type Headings = readonly { readonly id: string; readonly text: string }[]

const known = new LRUCache<string, Headings>({ max: 200 })

/** Every heading of a lab's instructions in reading order; null when there is no such lab. */
export async function findLabHeadings(labId: string): Promise<Headings | null> {
  const current = (await findLab(db(), labId))?.current
  if (!current) return null
  const seen = known.get(current.hash)
  if (seen) return seen
  const { document } = gate(current.source, labId, 'lab')
  const headings = document?.headings.map(({ id, text }) => ({ id, text })) ?? null
  if (headings) known.set(current.hash, headings)
  return headings
}
