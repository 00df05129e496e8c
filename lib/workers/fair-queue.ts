import { ServiceError } from '#lib/shared/errors.ts'

export type FairQueueOptions = {
  /** Waiting and running together, of one person. */
  readonly perPerson: number
  /** Waiting, of all. */
  readonly inAll: number
}

type Waiting = { readonly start: () => void }

/**
 * One piece of work at a time; people take turns. Whoever has many waiting waits behind everybody else's next one, so a
 * program that uses up its whole budget holds the others up once, not as often as it was handed in.
 */
export class FairQueue {
  private readonly options: FairQueueOptions
  /** In the order of turns: whoever was served goes to the end. */
  private readonly lines = new Map<string, Waiting[]>()
  private readonly owed = new Map<string, number>()
  private waiting = 0
  private isBusy = false

  constructor(options: FairQueueOptions) {
    this.options = options
  }

  /** Runs `work` when it is `person`'s turn. Throws `ServiceError` 429 or 503 at once when too much waits. */
  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    const own = this.owed.get(person) ?? 0
    if (own >= this.options.perPerson)
      throw new ServiceError(
        429,
        'labs-waiting',
        'Your earlier programs are still being checked. Hand in again when they are done.',
      )
    if (this.waiting >= this.options.inAll)
      throw new ServiceError(503, 'labs-busy', 'Many labs are being checked. Hand in again in a minute.')
    this.owed.set(person, own + 1)
    try {
      await this.turn(person)
      return await work().finally(() => this.next(person))
    } finally {
      const left = (this.owed.get(person) ?? 1) - 1
      if (left === 0) this.owed.delete(person)
      else this.owed.set(person, left)
    }
  }

  private turn(person: string): Promise<void> {
    if (!this.isBusy) {
      this.isBusy = true
      return Promise.resolve()
    }
    this.waiting++
    return new Promise((start) => {
      const line = this.lines.get(person)
      if (line) line.push({ start })
      else this.lines.set(person, [{ start }])
    })
  }

  /** The next turn after `served`, who goes behind everybody else. */
  private next(served: string): void {
    const own = this.lines.get(served)
    if (own) {
      this.lines.delete(served)
      this.lines.set(served, own)
    }
    const [first] = this.lines
    if (first === undefined) {
      this.isBusy = false
      return
    }
    const [person, [turn, ...rest]] = first
    if (rest.length > 0) this.lines.set(person, rest)
    else this.lines.delete(person)
    this.waiting--
    turn?.start()
  }
}
