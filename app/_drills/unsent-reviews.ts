import { copiesOf, copyKept } from '#app/_saving/kept-copy.ts'
import { type ApiError, callApi } from '#app/_ui/call-api.ts'
import { newRequestKey } from '#app/_ui/request-key.ts'
import type { GradeRequest } from '#lib/domain/drills/card-view.ts'
import { LATE_REVIEWS } from '#lib/domain/drills/late-reviews.ts'

type Unsent = {
  readonly review: GradeRequest & { readonly at: string }
  /** Set when it was taken back: should it have arrived without an answer, it is undone there under this key. */
  readonly undoKey: string | null
}

const WAIT_MS = 5_000

/**
 * Reviews of one account that the server has not confirmed, on this device, oldest first. They survive the page and the
 * browser, and are sent when there is a connection again; their keys make sure that each counts once.
 */
export class UnsentReviews {
  private readonly accountId: string
  private readonly key: string
  private readonly listeners = new Set<() => void>()
  private sending = Promise.resolve()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(accountId: string) {
    this.accountId = accountId
    this.key = `interleave:unsent-reviews:${accountId}`
  }

  /** How many wait to be counted. */
  count = (): number => this.read().filter(({ undoKey }) => undoKey === null).length

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    const send = () => void this.send()
    window.addEventListener('online', send)
    void this.recover().then(send)
    return () => {
      this.listeners.delete(listener)
      window.removeEventListener('online', send)
      if (this.timer !== null) clearTimeout(this.timer)
      this.timer = null
    }
  }

  /** False when this browser keeps nothing. */
  add(request: GradeRequest): boolean {
    const rest = this.read().filter(({ review }) => review.reviewKey !== request.reviewKey)
    return this.write([...rest, { review: { ...request, at: new Date().toISOString() }, undoKey: null }])
  }

  /** Takes one back. False when it is not among these. */
  undo(reviewKey: string): boolean {
    const all = this.read()
    if (!all.some(({ review }) => review.reviewKey === reviewKey)) return false
    return this.write(
      all.map((one) =>
        one.review.reviewKey === reviewKey ? { ...one, undoKey: one.undoKey ?? newRequestKey() } : one,
      ),
    )
  }

  /** Sends what an earlier page left. True when there was something and the server has it now: its queue has changed. */
  async settle(): Promise<boolean> {
    await this.recover()
    if (this.read().length === 0) return false
    await this.send()
    return this.read().length === 0
  }

  /** Sends all there is, one call after the other; tries again later while there is no connection. */
  send(): Promise<void> {
    this.sending = this.sending.then(() => this.sendAll())
    return this.sending
  }

  private async sendAll(): Promise<void> {
    const all = this.read()
    if (all.length === 0) return
    const kept = all.filter(({ undoKey }) => undoKey === null).slice(0, LATE_REVIEWS)
    const reviews = kept.map(({ review }) => review)
    if (reviews.length > 0) {
      const result = await callApi('POST', '/api/drills/reviews/late', {
        ...{ body: { reviews }, as: this.accountId },
      })
      if (!result.ok) return this.tryLater(result.error)
      // What was taken back while it was on its way still has to be undone there.
      const isSent = ({ review, undoKey }: Unsent) =>
        undoKey === null && reviews.some((sent) => isSame(sent, review))
      if (!this.remove(isSent)) return
    }
    for (const { review, undoKey } of this.read()) {
      if (undoKey === null) continue
      const body = { undoKey, reviewKey: review.reviewKey }
      const result = await callApi('POST', '/api/drills/undos', { body, as: this.accountId })
      // 404: it never arrived, so there is nothing to undo.
      if (!result.ok && result.error.status !== 404) return this.tryLater(result.error)
      if (!this.remove((one) => isSame(one.review, review))) return
    }
    if (this.read().length > 0) await this.sendAll()
  }

  /** A refusal, as after signing out, is not asked for again until the next page. */
  private tryLater({ status }: ApiError): void {
    const isPassing = status === 0 || status === 429 || status >= 500
    if (!isPassing || this.timer !== null || this.listeners.size === 0) return
    this.timer = setTimeout(() => {
      this.timer = null
      void this.send()
    }, WAIT_MS)
  }

  /** False when this browser cannot: then going on would send the same for ever. */
  private remove(isDone: (one: Unsent) => boolean): boolean {
    return this.write(this.read().filter((one) => !isDone(one)))
  }

  /** Takes up the second copy where a killed browser lost the first. Sent twice, a review counts once. */
  private async recover(): Promise<void> {
    const copy = (await copiesOf(this.key)).get(this.key)
    try {
      if (copy && localStorage.getItem(this.key) === null) localStorage.setItem(this.key, copy)
    } catch {
      // Nothing is kept here, so nothing was lost.
    }
  }

  private read(): readonly Unsent[] {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]')
      return Array.isArray(found) ? found.filter(isUnsent) : []
    } catch {
      return []
    }
  }

  private write(all: readonly Unsent[]): boolean {
    try {
      const text = all.length === 0 ? null : JSON.stringify(all)
      if (text === null) localStorage.removeItem(this.key)
      else localStorage.setItem(this.key, text)
      copyKept(this.key, text)
      for (const listener of this.listeners) listener()
      return true
    } catch {
      return false
    }
  }
}

const isSame = (a: GradeRequest, b: GradeRequest) => a.reviewKey === b.reviewKey

function isUnsent(found: unknown): found is Unsent {
  const { review, undoKey } = (found ?? {}) as Partial<Unsent>
  return (
    typeof review?.reviewKey === 'string' &&
    typeof review.cardId === 'string' &&
    typeof review.at === 'string' &&
    (undoKey === null || typeof undoKey === 'string')
  )
}
