import type { Chooser } from './choose.ts'
import { first } from './choose.ts'
import { invariant } from './invariant.ts'
import { advance, DEFAULT_FUEL, endOf, type StopReason } from './run.ts'
import type { SimEvent, Simulation } from './simulation.ts'

export type HistoryOptions<State, Action> = {
  /** Decides whenever several actions are enabled and nobody has taken one with `take`. Default `first`. */
  readonly choose?: Chooser<State, Action>
  /** The most steps this history will ever hold. Default one million. */
  readonly fuel?: number
  /** Every how many steps a state is kept. Default 64. */
  readonly checkpointEvery?: number
}

/**
 * A run that can be looked at from any point, computed only as far as somebody looked.
 *
 * Position 0 is the initial state, position i the state after i steps. Kept: every event, every choice, and one state in
 * `checkpointEvery`; the states between two checkpoints are recomputed together and stay cached, so playing, stepping
 * back and scrubbing cost O(1) amortised and at most `checkpointEvery` steps at once.
 */
export class History<C, S, A, E extends SimEvent, M> {
  readonly simulation: Simulation<C, S, A, E, M>
  readonly config: C
  readonly #choose: Chooser<S, A>
  readonly #fuel: number
  readonly #every: number
  #events: E[] = []
  /** #eventEnds[i] = how many events the first i steps have. */
  #eventEnds: number[] = [0]
  #choices: number[] = []
  /** #choiceEnds[i] = how many choices the first i steps have. */
  #choiceEnds: number[] = [0]
  #checkpoints: S[]
  /** The states of one stretch: positions #stretchStart, #stretchStart + 1, ... */
  #stretch: S[]
  #stretchStart = 0
  #last: S
  #stop: StopReason | null = null

  constructor(
    simulation: Simulation<C, S, A, E, M>,
    config: C,
    { choose = first, fuel = DEFAULT_FUEL, checkpointEvery = 64 }: HistoryOptions<S, A> = {},
  ) {
    invariant(checkpointEvery >= 1, `checkpointEvery ${checkpointEvery} is at least 1`)
    this.simulation = simulation
    this.config = config
    this.#choose = choose
    this.#fuel = fuel
    this.#every = checkpointEvery
    this.#last = simulation.init(config)
    this.#checkpoints = [this.#last]
    this.#stretch = [this.#last]
    this.#stop = this.#endAt(this.#last)
  }

  /** Steps computed so far. */
  get length(): number {
    return this.#eventEnds.length - 1
  }

  /** Why the run ends at `length`; null while it may go on. `paused` goes on after `take`. */
  get stop(): StopReason | null {
    return this.#stop
  }

  /** Computes up to `position`; answers how far the run got. */
  extendTo(position: number): number {
    while (this.length < position && this.#stop === null) this.#grow(this.#choose)
    return this.length
  }

  /** Computes the whole run (up to `fuel`) and answers its length. */
  extendToEnd(): number {
    return this.extendTo(this.#fuel)
  }

  /** The state at a position. Computes forward if needed; a position past the end is the end. */
  stateAt(position: number): S {
    const at = this.#clamp(position)
    if (at === this.length) return this.#last
    const inStretch = at - this.#stretchStart
    if (inStretch < 0 || inStretch >= this.#stretch.length) this.#loadStretch(at)
    return this.#stretch[at - this.#stretchStart] as S
  }

  /** The events of the step that led to `position`; none at position 0. */
  eventsAt(position: number): readonly E[] {
    const at = this.#clamp(position)
    return at === 0 ? [] : this.#events.slice(this.#eventEnds[at - 1], this.#eventEnds[at])
  }

  /** All events up to `position`. O(events). */
  eventsUpTo(position: number): readonly E[] {
    return this.#events.slice(0, this.#eventEnds[this.#clamp(position)])
  }

  /** How many events the first `position` steps have: the place in the text trace. */
  eventCountAt(position: number): number {
    return this.#eventEnds[this.#clamp(position)] as number
  }

  /** The choices of the first `position` steps, for `replay` and share links. */
  pathTo(position: number): readonly number[] {
    return this.#choices.slice(0, this.#choiceEnds[this.#clamp(position)])
  }

  /** The metrics of the first `position` steps. O(events). */
  measureAt(position: number): M {
    return this.simulation.measure(this.config, this.eventsUpTo(position))
  }

  /** The actions enabled at a position; more than one means that a person could choose here. */
  enabledAt(position: number): readonly A[] {
    return this.simulation.enabled(this.stateAt(position))
  }

  /** The first position after `position` with a notable event, or the end of the run. */
  nextNotable(position: number): number {
    for (let at = position + 1; this.extendTo(at) >= at; at++) {
      if (this.eventsAt(at).some(this.simulation.isNotable)) return at
    }
    return this.length
  }

  /** The last position before `position` with a notable event, or 0. */
  previousNotable(position: number): number {
    for (let at = Math.min(position, this.length) - 1; at > 0; at--) {
      if (this.eventsAt(at).some(this.simulation.isNotable)) return at
    }
    return 0
  }

  /** At `position`, takes the enabled action with this index; what came after is forgotten. Answers the new position. */
  take(position: number, actionIndex: number): number {
    const at = this.#clamp(position)
    const count = this.enabledAt(at).length
    invariant(actionIndex >= 0 && actionIndex < count, `action ${actionIndex} is one of the ${count} enabled`)
    this.#truncate(at)
    this.#grow(() => actionIndex)
    return this.length
  }

  #clamp(position: number): number {
    invariant(Number.isInteger(position) && position >= 0, `position ${position} is a whole number >= 0`)
    return Math.min(position, this.extendTo(position))
  }

  #grow(choose: Chooser<S, A>): void {
    const next = advance(this.simulation, this.#last, { choose, choiceIndex: this.#choices.length })
    if ('stop' in next) {
      this.#stop = next.stop
      return
    }
    for (const event of next.events) this.#events.push(event)
    if (next.choice !== null) this.#choices.push(next.choice)
    this.#eventEnds.push(this.#events.length)
    this.#choiceEnds.push(this.#choices.length)
    this.#last = next.state
    if (this.length % this.#every === 0) this.#checkpoints.push(next.state)
    this.#stop = this.#endAt(next.state)
  }

  #loadStretch(position: number): void {
    const checkpoint = Math.floor(position / this.#every)
    const start = checkpoint * this.#every
    const end = Math.min(start + this.#every - 1, this.length)
    const stretch = [this.#checkpoints[checkpoint] as S]
    for (let at = start; at < end; at++) stretch.push(this.#repeat(stretch[at - start] as S, at))
    this.#stretch = stretch
    this.#stretchStart = start
  }

  /** The state after step `position` + 1, taken again with the choice that was made. */
  #repeat(state: S, position: number): S {
    const choiceIndex = this.#choiceEnds[position] as number
    const choose: Chooser<S, A> = () => this.#choices[choiceIndex] as number
    const next = advance(this.simulation, state, { choose, choiceIndex })
    invariant('state' in next, `${this.simulation.id}: step ${position} repeats as it first ran`)
    return next.state
  }

  #truncate(position: number): void {
    this.#last = this.stateAt(position)
    this.#events.length = this.#eventEnds[position] as number
    this.#choices.length = this.#choiceEnds[position] as number
    this.#eventEnds.length = position + 1
    this.#choiceEnds.length = position + 1
    this.#checkpoints.length = Math.floor(position / this.#every) + 1
    this.#stretch = [this.#checkpoints[0] as S]
    this.#stretchStart = 0
    this.#stop = this.#endAt(this.#last)
  }

  #endAt(state: S): StopReason | null {
    return endOf(this.simulation, state) ?? (this.length >= this.#fuel ? 'fuel' : null)
  }
}
