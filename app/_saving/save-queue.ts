import type { ApiResult } from '#app/_ui/call-api.ts'
import type { PendingValues } from './pending-values.ts'

export type Stored<Value> = { readonly value: Value; readonly revision: number }

export type Entry<Value> = Stored<Value> & {
  readonly state: 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'
  /** With `conflict`: what another page saved. */
  readonly theirs?: Stored<Value>
  /** With `failed`: what the server said. */
  readonly message?: string
}

export type Snapshot<Value> = {
  readonly entries: ReadonlyMap<string, Entry<Value>>
  readonly isOffline: boolean
  /** Closed on the server: nothing can be saved any more. */
  readonly isClosed: boolean
}

export type SaveOptions = { readonly keepalive: boolean }

export type SaveQueueParts<Value> = {
  /** A refusal with code `conflict` carries what is stored, as `Stored`, in its details; `closed` ends all saving. */
  readonly save: (
    id: string,
    value: Stored<Value>,
    options: SaveOptions,
  ) => Promise<ApiResult<{ readonly revision: number }>>
  readonly isSame: (a: Value, b: Value) => boolean
  readonly pending: PendingValues<Value>
  /** Wait after the last change before it is sent. */
  readonly debounceMs?: number
  readonly retryMs?: number
}

type Item<Value> = Entry<Value> & { readonly sent: readonly Value[] }

/**
 * Brings what people enter to the server: debounced, one request per id at a time, kept on the device until confirmed,
 * sent again when the connection is back. What another page changed meanwhile becomes a conflict and overwrites nothing
 * until `resolve`.
 */
export class SaveQueue<Value> {
  readonly #parts: Required<SaveQueueParts<Value>>
  readonly #items = new Map<string, Item<Value>>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #sending = new Map<string, Promise<void>>()
  readonly #listeners = new Set<() => void>()
  #isOffline = false
  #isClosed = false
  #snapshot: Snapshot<Value>

  constructor(stored: readonly (Stored<Value> & { readonly id: string })[], parts: SaveQueueParts<Value>) {
    this.#parts = { debounceMs: 600, retryMs: 4_000, ...parts }
    for (const { id, value, revision } of stored) this.#items.set(id, restored({ value, revision }))
    this.#snapshot = this.#takeSnapshot()
  }

  /** Makes sure that `restore` finds all that an earlier page had kept, also if its browser was killed. */
  recover(): Promise<void> {
    return this.#parts.pending.recover()
  }

  /**
   * Takes up what an earlier page on this device could not send or left in conflict, one value per id; a further one
   * stays for the next page, and so does all for an id that was changed here already. Call it once, in the browser.
   */
  restore(): void {
    for (const [id, item] of this.#items) {
      if (item.state !== 'saved') continue
      for (const { value, revision, sent, forget } of this.#parts.pending.list(id)) {
        const isStored = this.#parts.isSame(value, item.value)
        if (isStored || this.#put(id, this.#rebase({ ...item, value, revision, sent }, item))) forget()
        if (!isStored) break
      }
    }
    this.#publish()
    void this.flush()
  }

  change(id: string, value: Value): void {
    const item = this.#items.get(id)
    if (!item || this.#isClosed) return
    this.#put(id, { ...item, value, state: item.state === 'conflict' ? 'conflict' : 'waiting' })
    this.#publish()
    this.#schedule(id, this.#parts.debounceMs)
  }

  /** Ends a conflict with what stands here, or with what the other page saved. */
  resolve(id: string, keep: 'mine' | 'theirs'): void {
    const item = this.#items.get(id)
    if (!item?.theirs) return
    const { theirs } = item
    if (keep === 'theirs') {
      this.#parts.pending.remove(id)
      this.#items.set(id, restored(theirs))
    } else this.#put(id, { ...item, revision: theirs.revision, theirs: undefined, state: 'waiting' })
    this.#publish()
    void this.flush()
  }

  /** Sends all that waits, now. True when everything is stored. */
  async flush(options: SaveOptions = { keepalive: false }): Promise<boolean> {
    await Promise.all([...this.#items.keys()].map((id) => this.#push(id, options)))
    return [...this.#items.values()].every(({ state }) => state === 'saved')
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): Snapshot<Value> => this.#snapshot

  /** Stops timers; what still waits stays on the device. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  /** Sends what waits under an id, after what is on its way already; a page that ends can't wait for that. */
  #push(id: string, options: SaveOptions): Promise<void> {
    const underWay = this.#sending.get(id)
    if (underWay && !options.keepalive) return underWay
    const state = this.#items.get(id)?.state
    if (this.#isClosed || (state !== 'waiting' && state !== 'saving')) return Promise.resolve()
    const sending = this.#send(id, options).finally(() => {
      if (this.#sending.get(id) === sending) this.#sending.delete(id)
    })
    this.#sending.set(id, sending)
    return sending
  }

  /** Sends until what stands here is stored, or cannot be for now. */
  async #send(id: string, options: SaveOptions): Promise<void> {
    do {
      const item = this.#items.get(id) as Item<Value>
      const { value, revision } = item
      this.#put(id, { ...item, state: 'saving', sent: [...item.sent, value].slice(-5) })
      this.#publish()
      const result = await this.#parts.save(id, { value, revision }, options)
      if (result.ok) this.#stored(id, { value, revision: result.value.revision })
      else this.#refused(id, result.error)
      this.#publish()
    } while (this.#items.get(id)?.state === 'waiting' && !this.#isOffline && !this.#isClosed)
  }

  #stored(id: string, { value, revision }: Stored<Value>): void {
    this.#isOffline = false
    const item = this.#items.get(id) as Item<Value>
    if (this.#parts.isSame(item.value, value)) {
      this.#parts.pending.remove(id)
      this.#items.set(id, restored({ value, revision }))
    } else this.#put(id, { ...item, revision, state: 'waiting', sent: [] })
  }

  #refused(id: string, error: { status: number; code: string; message: string; details: object }): void {
    const item = this.#items.get(id) as Item<Value>
    this.#isOffline = error.status === 0 || error.status === 429 || error.status >= 500
    if (error.code === 'closed') this.#isClosed = true
    if (this.#isOffline) {
      this.#put(id, { ...item, state: 'waiting' })
      this.#schedule(id, this.#parts.retryMs)
    } else if (error.code === 'conflict') this.#put(id, this.#rebase(item, error.details as Stored<Value>))
    else this.#put(id, { ...item, state: 'failed', message: error.message })
  }

  /** Puts an unsent value on top of what is stored. What is stored may well be an earlier value from here. */
  #rebase(item: Item<Value>, stored: Stored<Value>): Item<Value> {
    const isOurs =
      item.revision === stored.revision || item.sent.some((sent) => this.#parts.isSame(sent, stored.value))
    if (isOurs) return { ...item, revision: stored.revision, state: 'waiting' }
    return { ...item, state: 'conflict', theirs: { value: stored.value, revision: stored.revision } }
  }

  #schedule(id: string, delayMs: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.set(
      id,
      setTimeout(() => void this.#push(id, { keepalive: false }), delayMs),
    )
  }

  /** False where nothing can be kept on the device. */
  #put(id: string, item: Item<Value>): boolean {
    this.#items.set(id, item)
    const { value, revision, sent } = item
    return this.#parts.pending.write(id, { value, revision, sent })
  }

  #takeSnapshot(): Snapshot<Value> {
    return { entries: new Map(this.#items), isOffline: this.#isOffline, isClosed: this.#isClosed }
  }

  #publish(): void {
    this.#snapshot = this.#takeSnapshot()
    for (const listener of this.#listeners) listener()
  }
}

const restored = <Value>({ value, revision }: Stored<Value>): Item<Value> => ({
  ...{ value, revision, state: 'saved', sent: [] },
})
