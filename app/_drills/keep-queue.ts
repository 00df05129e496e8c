import { keepSeen, type Seen } from '#app/_offline/seen.ts'
import type { DrillQueue } from '#lib/domain/drills/card-view.ts'
import type { DrillStore } from './drill-store.ts'
import { withCard, withoutCard } from './kept-cards.ts'

export type KeptQueue = {
  readonly store: DrillStore
  /** What is left of the queue. */
  readonly left: () => DrillQueue
}

/** `store`, which also keeps on the device what is left of the queue, so that it can be opened there without a connection. */
export function keepQueue(store: DrillStore, accountId: string, first: Seen<DrillQueue>): KeptQueue {
  let left = first
  const keep = (value: DrillQueue, at = left.at) => {
    left = { at, value }
    keepSeen(accountId, 'drills', left)
  }
  const keeping: DrillStore = {
    async grade(request, queued) {
      const result = await store.grade(request, queued)
      if (result.ok) keep(withoutCard(left.value, queued))
      return result
    },
    async undo(request, queued) {
      const result = await store.undo(request, queued)
      if (result.ok) keep(withCard(left.value, { ...queued, ...result.value }))
      return result
    },
    async queue() {
      const result = await store.queue()
      if (result.ok) keep(result.value, new Date().toISOString())
      return result
    },
  }
  return { store: keeping, left: () => left.value }
}
