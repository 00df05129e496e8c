import {
  deviceIntervals,
  deviceQueue,
  gradeOnDevice,
  isNewOnDevice,
  undoOnDevice,
} from '#app/_device/device-drills.ts'
import { copyKept, readCopy } from '#app/_saving/kept-copy.ts'
import { callApi } from '#app/_ui/call-api.ts'
import type { CardView, DrillQueue, QueuedCard } from '#lib/domain/drills/card-view.ts'
import type { DrillStore, Stored } from './drill-store.ts'
import { readKeptCard } from './kept-cards.ts'

const SESSION_CARDS = 10

const NOT_KEPT =
  'This browser keeps nothing more for this site, so the review would be lost. An account keeps it for you.'

const NOT_HERE =
  'There is no connection, and the next cards are not on this device yet. They come when it is back.'

type Deck = readonly { readonly cardId: string; readonly position: number }[]

/**
 * Reviews of a visitor, on this device. Texts that the page did not bring are fetched, and kept for when there is no
 * connection. Import it lazily: ts-fsrs is big.
 */
export function createDeviceStore(deck: Deck, brought: readonly CardView[]): DrillStore {
  const known = new Map(brought.map((card) => [card.id, card]))

  async function load(cardId: string): Promise<QueuedCard | null> {
    const found = known.get(cardId) ?? (await fetchCard(cardId))
    if (!found) return null
    known.set(cardId, found)
    return { card: found, isNew: isNewOnDevice(cardId), intervals: deviceIntervals(cardId, new Date()) }
  }

  return {
    async grade(request) {
      const outcome = gradeOnDevice(request, new Date())
      return outcome ? { ok: true, value: outcome } : { ok: false, message: NOT_KEPT }
    },
    async undo({ reviewKey, cardId }) {
      if (!undoOnDevice(reviewKey)) return { ok: false, message: NOT_KEPT }
      const value = { isNew: isNewOnDevice(cardId), intervals: deviceIntervals(cardId, new Date()) }
      return { ok: true, value }
    },
    async queue(): Promise<Stored<DrillQueue>> {
      const { due, fresh, heldBack, nextAt } = deviceQueue(deck, new Date())
      const session = [...due, ...fresh].slice(0, SESSION_CARDS)
      const loaded = await Promise.all(session.map(({ cardId }) => load(cardId)))
      const cards = loaded.filter((card) => card !== null)
      if (cards.length === 0 && session.length > 0) return { ok: false, message: NOT_HERE }
      const counts = { dueCount: due.length, newCount: fresh.length, heldBack, pace: null }
      const times = { nextAt: nextAt?.toISOString() ?? null }
      return { ok: true, value: { cards, ...counts, ...times } }
    },
  }
}

async function fetchCard(cardId: string): Promise<CardView | null> {
  const result = await callApi<CardView>('GET', `/api/drills/cards/${cardId}`)
  if (!result.ok) return result.error.code === 'offline' ? readKeptCard(await readCopy(keyOf(cardId))) : null
  copyKept(keyOf(cardId), JSON.stringify(result.value))
  return result.value
}

const keyOf = (cardId: string) => `interleave:card:${cardId}`
