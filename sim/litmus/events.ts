import type { Place } from './litmus-test.ts'
import type { ModelId } from './models.ts'
import { MODEL_TITLES } from './models.ts'

/** An instruction that takes part in a cycle or a race. */
export type Participant = { readonly place: Place; readonly text: string }
export type CycleEdge = { readonly from: Participant; readonly to: Participant; readonly name: string }

/** What every event about one instruction has: when, which one, and how it is written. */
type At = { readonly time: number; readonly place: Place; readonly text: string }
type Value = { readonly location: string; readonly value: number }
type Judged = {
  readonly time: number
  readonly model: ModelId
  readonly axiom: string
  readonly statement: string
}

/** Times count steps; threads and instructions from 0. A source is the store that a load got its value from, null the value at the start. */
export type MemoryModelEvent =
  | ({ readonly type: 'store-buffered'; readonly memory: number } & At & Value)
  | ({ readonly type: 'store-performed'; readonly previous: number; readonly model: ModelId } & At & Value)
  | ({
      readonly type: 'store-flushed'
      readonly previous: number
      /** Locations of older stores of the thread that are still buffered. */
      readonly overtaken: readonly string[]
    } & At &
      Value)
  | ({
      readonly type: 'value-loaded'
      readonly register: string
      readonly source: Place | null
      /** From the thread's own buffer. */
      readonly isForwarded: boolean
      /** Stores to the location in buffers of other threads, which this load cannot see. */
      readonly hidden: readonly { readonly thread: number; readonly value: number }[]
    } & At &
      Value)
  | ({
      readonly type: 'location-updated'
      readonly register: string | null
      readonly location: string
      readonly old: number
      /** Null when a cas did not find what it expected. */
      readonly value: number | null
      readonly source: Place | null
    } & At)
  | ({
      readonly type: 'fence-passed'
      readonly effect: 'drained' | 'grouped' | 'none'
      readonly model: ModelId
    } & At)
  | ({ readonly type: 'value-computed'; readonly register: string; readonly value: number } & At)
  | ({ readonly type: 'instruction-skipped' } & At)
  | {
      readonly type: 'test-ended'
      readonly time: number
      readonly outcome: string
      readonly isAsked: boolean
      readonly question: string | null
    }
  | ({
      readonly type: 'source-chosen'
      readonly source: Place | null
      readonly sourceText: string | null
    } & At &
      Value)
  | ({ readonly type: 'coherence-chosen'; readonly rank: number } & At & Value)
  | {
      readonly type: 'execution-built'
      readonly time: number
      readonly outcome: string
      readonly isAsked: boolean
      readonly reads: readonly ({ readonly place: Place; readonly source: Place | null } & Value)[]
      /** The stores of each location, first to last. */
      readonly coherence: readonly { readonly location: string; readonly writes: readonly Place[] }[]
    }
  | ({ readonly type: 'axiom-held'; readonly order: readonly Participant[] } & Judged)
  | ({ readonly type: 'axiom-violated'; readonly cycle: readonly CycleEdge[] } & Judged)
  | {
      readonly type: 'execution-judged'
      readonly time: number
      readonly model: ModelId
      readonly outcome: string
      readonly isAsked: boolean
      readonly verdict: 'allowed' | 'rejected' | 'racy'
      readonly race: { readonly from: Participant; readonly to: Participant } | null
    }

type EventOf<Type extends MemoryModelEvent['type']> = Extract<MemoryModelEvent, { type: Type }>

/** What each axiom means, as the reason why it is there. */
const MEANINGS: Readonly<Record<string, string>> = {
  'sc-per-location':
    'for each single location there is one order of its accesses that all threads agree with',
  atomicity: 'no other store comes between the read and the write of an atomic update',
  coherence: 'nothing reads or overwrites what happens after it',
  'partial-sc': 'the seq_cst accesses and fences have an order that nobody can see violated',
  'no-thin-air': 'no value is its own cause',
  'sc-order': 'one total order of the seq_cst accesses and fences explains what they read',
  external: 'what threads see of each other respects dependencies and barriers',
}

export function describeMemoryModelEvent(event: MemoryModelEvent): string {
  return `Step ${event.time + 1}: ${sentence(event)}`
}

function sentence(event: MemoryModelEvent): string {
  switch (event.type) {
    case 'store-buffered':
      return `T${event.place.thread} puts ${event.location} = ${event.value} into its store buffer, so only T${event.place.thread} sees it; memory still says ${event.location} = ${event.memory}.`
    case 'store-performed':
      return `T${event.place.thread} stores ${event.location} = ${event.value} straight to memory, because ${event.model === 'sc' ? 'SC has no store buffers' : 'a seq_cst store waits until it is visible'}.`
    case 'store-flushed':
      return `${event.location} = ${event.value} leaves T${event.place.thread}’s buffer, so from now on every thread sees it${overtaking(event.overtaken)}.`
    case 'value-loaded':
      return loaded(event)
    case 'location-updated':
      return updated(event)
    case 'fence-passed':
      return fencePassed(event)
    case 'value-computed':
      return `T${event.place.thread} computes ${event.text}: ${event.register} = ${event.value}, without memory.`
    case 'instruction-skipped':
      return `T${event.place.thread} skips ${event.text}, because its condition is false.`
    case 'test-ended':
      return `all threads have ended and all buffers are empty: ${event.outcome}${asked(event)}.`
    case 'source-chosen':
      return `suppose ${event.text} of T${event.place.thread} reads ${event.value}${origin(event)}.`
    case 'coherence-chosen':
      return `suppose ${event.text} of T${event.place.thread} is store number ${event.rank + 1} to reach ${event.location}.`
    case 'execution-built':
      return `every read has a source and every store its place, so this execution would end with ${event.outcome}${asked(event)}.`
    case 'axiom-held':
      return `${event.axiom} holds${ordered(event)}: ${meaningOf(event)}, as ${event.statement} demands.`
    case 'axiom-violated':
      return `${event.axiom} fails, because ${event.statement} demands that ${meaningOf(event)}, but here is a circle: ${cycleText(event)}.`
    case 'execution-judged':
      return verdictText(event)
  }
}

function overtaking(locations: readonly string[]): string {
  return locations.length === 0
    ? ''
    : `; it overtakes the older store to ${locations.join(' and ')}, as PSO allows`
}

function loaded({ place, register, location, value, isForwarded, hidden }: EventOf<'value-loaded'>): string {
  const who = `T${place.thread} loads ${location} = ${value} into ${register}`
  if (isForwarded) return `${who} from its own store buffer, because its own store is younger than memory.`
  const unseen = hidden.map((store) => `${store.value} in T${store.thread}’s buffer`)
  if (unseen.length === 0)
    return `${who} from memory, because no store of its own to ${location} is buffered.`
  return `${who} from memory, because it cannot see the ${unseen.join(' and the ')}.`
}

function updated({ place, text, location, old, value }: EventOf<'location-updated'>): string {
  const who = `T${place.thread} executes ${text} in one piece, its buffer being empty`
  return value === null
    ? `${who}: ${location} is ${old}, which is not what it expected, so it writes nothing.`
    : `${who}: ${location} was ${old} and is ${value}.`
}

function fencePassed({ place, text, effect, model }: EventOf<'fence-passed'>): string {
  const who = `T${place.thread} passes ${text}`
  switch (effect) {
    case 'drained':
      return `${who}, because ${model === 'sc' ? 'SC has no buffer to wait for' : 'all its stores are in memory'}.`
    case 'grouped':
      return `${who}: its later stores leave the buffer only after those that are in it now.`
    case 'none':
      return `${who}, which asks for nothing that ${MODEL_TITLES[model]} does not do anyway at this moment.`
  }
}

const asked = ({ isAsked }: { readonly isAsked: boolean }) =>
  isAsked ? ', which is what the test asks about' : ''

function origin({ source, sourceText }: EventOf<'source-chosen'>): string {
  return source === null ? ', the value at the start' : ` from ${sourceText} of T${source.thread}`
}

const meaningOf = ({ axiom, model }: { axiom: string; model: ModelId }) =>
  model === 'armv8' && axiom === 'atomicity'
    ? MEANINGS.atomicity!
    : (MEANINGS[axiom] ?? 'the model asks for it')

const nameOf = ({ place, text }: Participant) => `T${place.thread} ${text}`

function ordered({ order }: EventOf<'axiom-held'>): string {
  return order.length < 2 ? '' : ` with the order ${order.map(nameOf).join(', ')}`
}

function cycleText({ cycle }: EventOf<'axiom-violated'>): string {
  const parts = cycle.map(({ from, name }) => `${nameOf(from)} -${name}->`)
  const last = cycle.at(-1)
  return `${parts.join(' ')} ${last === undefined ? '' : nameOf(last.to)}`
}

function verdictText({ model, outcome, verdict, race, isAsked }: EventOf<'execution-judged'>): string {
  const title = MODEL_TITLES[model]
  switch (verdict) {
    case 'allowed':
      return `${title} allows this execution, so ${outcome} can happen${asked({ isAsked })}.`
    case 'rejected':
      return `${title} rejects this execution, so it does not show that ${outcome} can happen.`
    case 'racy':
      return `${title} promises nothing for this program, because ${nameOf(race!.from)} and ${nameOf(race!.to)} race and one of them is not atomic: anything may happen.`
  }
}
