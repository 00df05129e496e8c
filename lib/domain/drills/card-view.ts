import type { Html } from '../questions/html.ts'
import type { Grade } from './grade.ts'
import type { DrillPace } from './pace.ts'

/** What a learner's browser gets of a card. The self-check is not in it. */
export type CardView = {
  readonly id: string
  /** Plain text, for links and the page's title. */
  readonly title: string
  readonly topic: string
  readonly difficulty: 'easy' | 'medium' | 'hard'
  readonly prompt: Html
  readonly approach: Html
  readonly bullets: readonly { readonly id: string; readonly text: Html }[]
  readonly redFlags: readonly { readonly id: string; readonly text: Html }[]
  readonly followUps: readonly { readonly prompt: Html; readonly hint: Html | null }[]
  readonly companies: readonly { readonly name: string; readonly source: string }[]
  readonly sources: readonly { readonly title: string; readonly url: string }[]
  /** The exact place in the course that teaches it. */
  readonly lesson: { readonly path: string; readonly title: string } | null
}

export type QueuedCard = {
  readonly card: CardView
  readonly isNew: boolean
  /** Days until it comes back, per grade. */
  readonly intervals: Readonly<Record<Grade, number>>
}

/** Today's session. Times are ISO. */
export type DrillQueue = {
  readonly cards: readonly QueuedCard[]
  /** Of the whole day, this session included. */
  readonly dueCount: number
  readonly newCount: number
  /** Due cards that the day's limit leaves for another day. */
  readonly heldBack: number
  /** Null for a visitor, who drills at everybody's pace. */
  readonly pace: DrillPace | null
  readonly nextAt: string | null
}

/** What one learner tells of one answer. `reviewKey` is a new UUID; sending it again changes nothing. */
export type GradeRequest = {
  readonly reviewKey: string
  readonly cardId: string
  readonly grade: Grade
  readonly bullets: readonly string[]
  readonly redFlags: readonly string[]
}

export type GradeOutcome = {
  readonly reviewKey: string
  readonly cardId: string
  readonly grade: Grade
  readonly scheduledDays: number
  readonly lapses: number
  /** Set when the card has just been forgotten often enough to say so. */
  readonly isLeechAlert: boolean
}
