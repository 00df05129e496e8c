import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db/client.ts'
import { findShowsRhythm } from '#lib/db/study-days.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type Rhythm, rhythmOf } from '#lib/domain/progress/rhythm.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { recentActivity } from './recent-activity.ts'

const DAYS = 84

/** Days and weeks with something learned, on this person's own clock; null for who does not want to see it. */
export async function getRhythm(actor: Actor, { now }: Pick<RequestContext, 'now'>): Promise<Rhythm | null> {
  const user = authorize(actor, 'learn')
  const [isShown, days] = await Promise.all([
    findShowsRhythm(db(), user.id),
    recentActivity(user.id, { now, timeZone: user.timeZone, days: DAYS }),
  ])
  return isShown ? rhythmOf(days) : null
}
