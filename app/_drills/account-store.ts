import { type ApiResult, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { DrillQueue, GradeOutcome } from '#lib/domain/drills/card-view.ts'
import type { DrillStore, Stored, Undone } from './drill-store.ts'
import type { UnsentReviews } from './unsent-reviews.ts'

const OFFLINE = 'There is no connection. What you ticked stays here; choose again when it is back.'
const NO_MORE = 'There is no connection. What you graded is kept; more cards come when it is back.'

function stored<T>(result: ApiResult<T>, offline = OFFLINE): Stored<T> {
  if (result.ok) return result
  return { ok: false, message: result.error.code === 'offline' ? offline : result.error.message }
}

/** Reviews of a signed-in person, on the server. Without a connection they are kept here, and sent when it is back. */
export const createAccountStore = (accountId: string, unsent: UnsentReviews): DrillStore => ({
  async grade(request, { intervals }) {
    const result = await callApi<GradeOutcome>('POST', '/api/drills/reviews', {
      ...{ body: request, as: accountId },
    })
    if (result.ok || result.error.code !== 'offline' || !unsent.add(request)) return stored(result)
    const { reviewKey, cardId, grade } = request
    const value = {
      reviewKey,
      cardId,
      grade,
      scheduledDays: intervals[grade],
      lapses: 0,
      isLeechAlert: false,
    }
    return { ok: true, value }
  },
  async undo({ reviewKey }, { isNew, intervals }) {
    if (unsent.undo(reviewKey)) {
      void unsent.send()
      return { ok: true, value: { isNew, intervals } }
    }
    const body = { undoKey: newRequestKey(), reviewKey }
    return stored(await callApi<Undone>('POST', '/api/drills/undos', { body, as: accountId }))
  },
  async queue() {
    // What is on its way would be in the queue again.
    await unsent.send()
    return stored(await callApi<DrillQueue>('GET', '/api/drills/queue', { as: accountId }), NO_MORE)
  },
})
