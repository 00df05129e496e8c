import type { GradeOutcome, GradeRequest, QueuedCard } from './card-view.ts'
import type { Grade } from './grade.ts'

/** One drill session in the browser: pure, so that the keys and the buttons cannot disagree. */
export type DrillSession = {
  readonly waiting: readonly QueuedCard[]
  readonly done: readonly { readonly card: QueuedCard; readonly request: GradeRequest }[]
  readonly phase: 'asking' | 'revealed' | 'finished'
  readonly bullets: readonly string[]
  readonly redFlags: readonly string[]
  /** How many follow-up questions are open. */
  readonly followUps: number
  /** The card graded last, when it has just become (or is again) a leech. */
  readonly leech: QueuedCard | null
}

export type DrillAction =
  | { readonly type: 'reveal' }
  | { readonly type: 'toggle'; readonly part: 'bullets' | 'redFlags'; readonly id: string }
  | { readonly type: 'follow-up' }
  | { readonly type: 'graded'; readonly request: GradeRequest; readonly outcome: GradeOutcome }
  | {
      readonly type: 'undone'
      readonly isNew: boolean
      readonly intervals: Readonly<Record<Grade, number>>
    }

const blank = { bullets: [], redFlags: [], followUps: 0 } as const

/** A session at its first card; without cards it is finished. */
export const startSession = (cards: readonly QueuedCard[]): DrillSession => ({
  ...blank,
  waiting: cards,
  done: [],
  phase: cards.length > 0 ? 'asking' : 'finished',
  leech: null,
})

/** The next session. An action that does not fit the phase changes nothing. */
export function drillReducer(session: DrillSession, action: DrillAction): DrillSession {
  const [current, ...rest] = session.waiting
  switch (action.type) {
    case 'reveal':
      return session.phase === 'asking' ? { ...session, phase: 'revealed', leech: null } : session
    case 'toggle': {
      if (session.phase !== 'revealed') return session
      const ticked = session[action.part]
      const next = ticked.includes(action.id)
        ? ticked.filter((id) => id !== action.id)
        : [...ticked, action.id]
      return { ...session, [action.part]: next }
    }
    case 'follow-up': {
      if (session.phase !== 'revealed' || !current) return session
      return { ...session, followUps: Math.min(session.followUps + 1, current.card.followUps.length) }
    }
    case 'graded': {
      // An answer that comes late, for a card no longer in front, is not counted twice.
      if (session.phase !== 'revealed' || current?.card.id !== action.request.cardId) return session
      return {
        ...blank,
        waiting: rest,
        done: [...session.done, { card: current, request: action.request }],
        phase: rest.length > 0 ? 'asking' : 'finished',
        leech: action.outcome.isLeechAlert ? current : null,
      }
    }
    case 'undone': {
      const last = session.done.at(-1)
      if (!last) return session
      const { isNew, intervals } = action
      return {
        waiting: [{ ...last.card, isNew, intervals }, ...session.waiting],
        done: session.done.slice(0, -1),
        phase: 'revealed',
        bullets: last.request.bullets,
        redFlags: last.request.redFlags,
        followUps: 0,
        leech: null,
      }
    }
  }
}
