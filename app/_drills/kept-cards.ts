import { seenReader } from '#app/_offline/seen.ts'
import {
  hasParts,
  isCount,
  isFlag,
  isListOf,
  isMatch,
  isNullOr,
  isOneOf,
  isText,
  isTime,
} from '#app/_saving/check-shape.ts'
import type { CardView, DrillQueue, QueuedCard } from '#lib/domain/drills/card-view.ts'

// What a device has kept of drills. Its HTML is taken as it is: it came from this server and lies where only pages of this
// site can write, as the copies of whole pages do. Everything else is checked, addresses too.

const isHtml = hasParts({ html: isText })
const isPart = hasParts({ id: isText, text: isHtml })
const isAddress = isMatch(/^https:\/\//)

const isCard = hasParts({
  ...{ id: isText, title: isText, topic: isText },
  difficulty: isOneOf(['easy', 'medium', 'hard']),
  ...{ prompt: isHtml, approach: isHtml, bullets: isListOf(isPart), redFlags: isListOf(isPart) },
  followUps: isListOf(hasParts({ prompt: isHtml, hint: isNullOr(isHtml) })),
  companies: isListOf(hasParts({ name: isText, source: isAddress })),
  sources: isListOf(hasParts({ title: isText, url: isAddress })),
  lesson: isNullOr(hasParts({ path: isMatch(/^\/learn\//), title: isText })),
})

const isQueue = hasParts({
  cards: isListOf(
    hasParts({
      ...{ card: isCard, isNew: isFlag },
      intervals: hasParts({ 1: isCount, 2: isCount, 3: isCount, 4: isCount }),
    }),
  ),
  ...{ dueCount: isCount, newCount: isCount, heldBack: isCount },
  pace: isNullOr(
    hasParts({
      ...{ newPerDay: isCount, reviewsPerDay: isCount },
      interviewOn: isNullOr(isMatch(/^\d{4}-\d\d-\d\d$/)),
    }),
  ),
  nextAt: isNullOr(isTime),
})

/** A queue with when the server gave it. */
export const readKeptQueue = seenReader<DrillQueue>(isQueue)

/** A card as it was kept, or null. */
export const readKeptCard = (found: unknown): CardView | null => (isCard(found) ? (found as CardView) : null)

/** The queue once a card of it was graded. */
export const withoutCard = (queue: DrillQueue, { card, isNew }: QueuedCard): DrillQueue => ({
  ...counted(queue, isNew, -1),
  cards: queue.cards.filter((queued) => queued.card.id !== card.id),
})

/** The queue once a card of it came back to the front. */
export const withCard = (queue: DrillQueue, queued: QueuedCard): DrillQueue => ({
  ...counted(queue, queued.isNew, 1),
  cards: [queued, ...queue.cards],
})

const counted = (queue: DrillQueue, isNew: boolean, by: 1 | -1): DrillQueue =>
  isNew
    ? { ...queue, newCount: Math.max(0, queue.newCount + by) }
    : { ...queue, dueCount: Math.max(0, queue.dueCount + by) }
