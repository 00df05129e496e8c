import type { Grade } from './grade.ts'
import { type ReviewState, review } from './scheduler.ts'

/** A row of the append-only log: a review, or the undo of the review row it names. */
export type LogEntry = {
  readonly id: string
  readonly grade: Grade | null
  readonly undoes: string | null
  readonly reviewedAt: Date
}

/**
 * State of one card from its whole log, in any order of rows: voided reviews are left out, the rest replayed in time
 * order (ids break ties). Null when nothing is left. Equals the stored state at all times.
 */
export function rebuildState(log: readonly LogEntry[]): ReviewState | null {
  const voided = new Set(log.map((entry) => entry.undoes))
  return log
    .filter((entry) => entry.grade !== null && !voided.has(entry.id))
    .toSorted(compareEntries)
    .reduce<ReviewState | null>((state, entry) => review(state, entry.grade as Grade, entry.reviewedAt), null)
}

function compareEntries(a: LogEntry, b: LogEntry): number {
  const time = a.reviewedAt.getTime() - b.reviewedAt.getTime()
  return time !== 0 ? time : a.id < b.id ? -1 : 1
}

/**
 * When a review made now is logged: strictly after the card's last row, so that the log's order is the order in which
 * reviews were made even within one millisecond or after the clock was set back.
 */
export function nextReviewTime(now: Date, lastLoggedAt: Date | null): Date {
  return lastLoggedAt && lastLoggedAt >= now ? new Date(lastLoggedAt.getTime() + 1) : now
}

type Ticks<Part> = { readonly bullets: readonly Part[]; readonly redFlags: readonly Part[] }

/** Of what somebody ticked, the parts that the card has, in the card's order. */
export function knownTicks(card: Ticks<{ readonly id: string }>, ticked: Ticks<string>): Ticks<string> {
  const of = (part: keyof Ticks<string>) =>
    card[part].map(({ id }) => id).filter((id) => ticked[part].includes(id))
  return { bullets: of('bullets'), redFlags: of('redFlags') }
}
