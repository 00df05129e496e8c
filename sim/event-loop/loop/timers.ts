import type { Obj, Value } from '../machine/values.ts'

export type Timer = {
  readonly id: number
  readonly callback: Value
  readonly args: readonly Value[]
  /** Milliseconds. */
  delay: number
  readonly isRepeating: boolean
  /** Loop time in milliseconds at which the delay began. */
  start: number
  isRef: boolean
  isActive: boolean
  readonly object: Obj
  readonly label: string
  readonly line: number
}

export type TimerList = { readonly delay: number; readonly order: number; expiry: number; timers: Timer[] }

/**
 * Timers as Node keeps them: one list for each delay, in the order they were set, and the lists by when their first is
 * due. So a timer can run before one that was due earlier on another list only if its list came first.
 */
export class Timers {
  #lists: TimerList[] = []
  #count = 0

  insert(timer: Timer, start: number): void {
    timer.start = start
    timer.isActive = true
    const list = this.#lists.find(({ delay }) => delay === timer.delay)
    if (list) list.timers.push(timer)
    else
      this.#lists.push({
        delay: timer.delay,
        order: this.#count++,
        expiry: start + timer.delay,
        timers: [timer],
      })
  }

  remove(timer: Timer): void {
    timer.isActive = false
    for (const list of this.#lists) list.timers = list.timers.filter((one) => one !== timer)
    this.#drop()
  }

  /** The list to look at first. */
  first(): TimerList | undefined {
    return [...this.#lists].sort((a, b) => a.expiry - b.expiry || a.order - b.order)[0]
  }

  /** The lists that are due at the same time as `list`, in the order in which they would come. */
  equalTo({ expiry }: TimerList): readonly TimerList[] {
    return this.#lists.filter((one) => one.expiry === expiry).sort((a, b) => a.order - b.order)
  }

  /** All timers by when they are due. */
  all(): readonly Timer[] {
    return this.#lists
      .flatMap(({ timers }) => timers)
      .sort((a, b) => a.start + a.delay - (b.start + b.delay) || a.id - b.id)
  }

  /** Takes the first timer of a list that is due; null moves the list to when it will be. */
  takeDue(list: TimerList, now: number): Timer | null {
    const timer = list.timers[0]
    if (timer === undefined) {
      this.#drop()
      return null
    }
    if (now - timer.start < timer.delay) {
      list.expiry = Math.max(timer.start + timer.delay, now + 1)
      return null
    }
    list.timers.shift()
    timer.isActive = false
    return timer
  }

  hasRef(): boolean {
    return this.#lists.some(({ timers }) => timers.some(({ isRef }) => isRef))
  }

  #drop(): void {
    this.#lists = this.#lists.filter(({ timers }) => timers.length > 0)
  }
}
