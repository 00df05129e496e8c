// The models once more, slowly: sets of pairs, initial writes as events, the total order S by trying all. Only for tests.
import type { Candidate, EventNode } from '../candidates.ts'

type Pairs = ReadonlySet<number>
type Event = Omit<EventNode, 'type' | 'thread'> & { type: 'read' | 'write' | 'fence'; thread: number | null }
type Is = (event: Event) => boolean

/** Relations over `count` events; the pair (a, b) is a * 64 + b. */
class Algebra {
  readonly events: readonly Event[]
  constructor(events: readonly Event[]) {
    this.events = events
  }
  where(test: (a: Event, b: Event) => boolean): Pairs {
    const found = new Set<number>()
    for (const a of this.events) for (const b of this.events) if (test(a, b)) found.add(a.id * 64 + b.id)
    return found
  }
  just = (is: Is): Pairs => this.where((a, b) => a === b && is(a))
  or = (...all: readonly Pairs[]): Pairs => new Set(all.flatMap((one) => [...one]))
  and = (a: Pairs, b: Pairs): Pairs => new Set([...a].filter((pair) => b.has(pair)))
  less = (a: Pairs, b: Pairs): Pairs => new Set([...a].filter((pair) => !b.has(pair)))
  back = (a: Pairs): Pairs => new Set([...a].map((pair) => (pair % 64) * 64 + (pair >> 6)))
  maybe = (a: Pairs): Pairs =>
    this.or(
      a,
      this.just(() => true),
    )
  join = (...all: readonly Pairs[]): Pairs =>
    all.reduce((a, b) => {
      const found = new Set<number>()
      for (const one of a)
        for (const two of b) if (one % 64 === two >> 6) found.add((one >> 6) * 64 + (two % 64))
      return found
    })
  plus(a: Pairs): Pairs {
    for (let now = a; ; ) {
      const next = this.or(now, this.join(now, a))
      if (next.size === now.size) return now
      now = next
    }
  }
  irreflexive = (a: Pairs): boolean => [...a].every((pair) => pair >> 6 !== pair % 64)
  acyclic = (a: Pairs): boolean => this.irreflexive(this.plus(a))
}

function worldOf({ events: own, sources, coherence }: Candidate) {
  const names = [...new Set(own.flatMap(({ location }) => location ?? []))]
  const template = own[0]!
  const initials = names.map(
    (location, index): Event => ({
      ...template,
      id: own.length + index,
      thread: null,
      type: 'write',
      location,
      order: 'na',
      fence: null,
      isUpdate: false,
      updateOf: null,
      data: 0,
      address: 0,
      control: 0,
    }),
  )
  const events: readonly Event[] = [...own, ...initials]
  const algebra = new Algebra(events)
  const initialOf = (location: string | null) => initials.find((event) => event.location === location)!.id
  const rf = algebra.where((a, b) => {
    if (b.type !== 'read' || b.thread === null) return false
    const source = sources[b.id]!
    return a.id === (source < 0 ? initialOf(b.location) : source)
  })
  const rank = new Map(
    coherence.flatMap((writes) => writes.map((write, place) => [write, place + 1] as const)),
  )
  const mo = algebra.where(
    (a, b) =>
      a.type === 'write' &&
      b.type === 'write' &&
      a.location === b.location &&
      (rank.get(a.id) ?? 0) < (rank.get(b.id) ?? 0),
  )
  const rb = algebra.less(
    algebra.join(algebra.back(rf), mo),
    algebra.just(() => true),
  )
  const rmw = algebra.where((a, b) => b.updateOf === a.id)
  const sameLocation = algebra.where((a, b) => a.location !== null && a.location === b.location)
  const po = algebra.where((a, b) => a.thread !== null && a.thread === b.thread && a.id < b.id)
  return { algebra, rf, mo, rb, rmw, sameLocation, po }
}

const isRead: Is = ({ type }) => type === 'read'
const isWrite: Is = ({ type }) => type === 'write'
const isAtomic: Is = (event) => event.type !== 'fence' && event.order !== 'na'
const isReleaseWrite: Is = (event) => isWrite(event) && ['rel', 'acqrel', 'sc'].includes(event.order)
const isAcquireRead: Is = (event) => isRead(event) && ['acq', 'acqrel', 'sc'].includes(event.order)
const isFence =
  (...kinds: readonly string[]): Is =>
  ({ fence }) =>
    fence !== null && kinds.includes(fence)
const isSc: Is = (event) => (event.type !== 'fence' && event.order === 'sc') || event.fence === 'full'

/** Lahav et al., PLDI 2017, as printed. */
export function isRc11Consistent(candidate: Candidate): boolean {
  const { algebra: r, rf, mo, rb, rmw, sameLocation, po } = worldOf(candidate)
  const sb = r.or(
    po,
    r.where((a, b) => a.thread === null && b.thread !== null),
  )
  const own = r.maybe(r.and(sb, sameLocation))
  const rs = r.join(
    r.just(isWrite),
    own,
    r.just((event) => isWrite(event) && isAtomic(event)),
    r.maybe(r.plus(r.join(rf, rmw))),
  )
  const hb = happensBefore(candidate, { sb, rs })
  const eco = r.plus(r.or(rf, mo, rb))
  const elsewhere = r.less(sb, sameLocation)
  const scb = r.or(sb, r.join(elsewhere, hb, elsewhere), r.and(hb, sameLocation), mo, rb)
  const fence = r.just(isFence('full'))
  const begin = r.or(r.just(isSc), r.join(fence, r.maybe(hb)))
  const end = r.or(r.just(isSc), r.join(r.maybe(hb), fence))
  const base = r.join(begin, scb, end)
  const fences = r.join(fence, r.or(hb, r.join(hb, eco, hb)), fence)
  return (
    r.irreflexive(r.join(hb, r.maybe(eco))) &&
    r.and(rmw, r.join(rb, mo)).size === 0 &&
    r.acyclic(r.or(base, fences)) &&
    r.acyclic(r.or(sb, rf))
  )
}

function happensBefore(candidate: Candidate, { sb, rs }: { sb: Pairs; rs: Pairs }): Pairs {
  const { algebra: r, rf } = worldOf(candidate)
  const begin = r.or(
    r.just(isReleaseWrite),
    r.join(r.just(isFence('rel', 'acqrel', 'full', 'store')), sb, r.just(isWrite)),
  )
  const end = r.or(
    r.just(isAcquireRead),
    r.join(r.just(isRead), sb, r.just(isFence('acq', 'acqrel', 'full', 'load'))),
  )
  const readAtomic = r.just((event) => isRead(event) && isAtomic(event))
  const writeAtomic = r.just((event) => isWrite(event) && isAtomic(event))
  const sw = r.join(begin, writeAtomic, rs, rf, readAtomic, end)
  return r.plus(r.or(sb, sw))
}

/** C11 7.17.3 read literally, S by trying every order of the seq_cst events; null where these are too many to try. */
export function isC11Consistent(candidate: Candidate): boolean | null {
  const { algebra: r, rf, mo, rb, rmw, sameLocation, po } = worldOf(candidate)
  const sb = r.or(
    po,
    r.where((a, b) => a.thread === null && b.thread !== null),
  )
  const follows = (head: Event, event: Event) => event.thread === head.thread || event.isUpdate
  const between = (a: Event, b: Event) =>
    r.events.filter(({ id }) => mo.has(a.id * 64 + id) && mo.has(id * 64 + b.id))
  const rs = r.where(
    (a, b) =>
      isWrite(a) &&
      (a === b ||
        (mo.has(a.id * 64 + b.id) && follows(a, b) && between(a, b).every((event) => follows(a, event)))),
  )
  const hb = happensBefore(candidate, { sb, rs })
  const eco = r.plus(r.or(rf, mo, rb))
  if (!r.irreflexive(r.join(hb, r.maybe(eco))) || r.and(rmw, r.join(rb, mo)).size > 0) return false
  const sc = r.events.filter(isSc)
  if (sc.length > 5) return null
  const fence = r.just(isFence('full'))
  const [after, before] = [r.join(fence, sb), r.join(sb, fence)]
  const fits = (order: readonly Event[]) => {
    const place = new Map(order.map(({ id }, index) => [id, index]))
    const S = r.where((a, b) => isSc(a) && isSc(b) && place.get(a.id)! < place.get(b.id)!)
    const reads = r.events.filter((event) => isRead(event) && isSc(event))
    return (
      r.irreflexive(r.join(S, hb)) &&
      r.irreflexive(r.join(S, r.maybe(after), mo, r.maybe(before))) &&
      r.irreflexive(r.join(S, after, rb)) &&
      r.irreflexive(r.join(S, rb, before)) &&
      r.irreflexive(r.join(S, after, rb, before)) &&
      reads.every((read) => readsAsPrinted(read, S))
    )
  }
  /** p3: the last seq_cst write before it in S, or a write that is not seq_cst and does not happen before that one. */
  const readsAsPrinted = (read: Event, S: Pairs) => {
    const earlier = r.events.filter(
      (write) =>
        isWrite(write) &&
        isSc(write) &&
        sameLocation.has(write.id * 64 + read.id) &&
        S.has(write.id * 64 + read.id),
    )
    const last = earlier.find((write) =>
      earlier.every((other) => other === write || S.has(other.id * 64 + write.id)),
    )
    const source = r.events.find((write) => rf.has(write.id * 64 + read.id))!
    if (isSc(source)) return source === last
    return last === undefined || !hb.has(source.id * 64 + last.id)
  }
  return permutationsOf(sc).some(fits)
}

function permutationsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    permutationsOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}

/** Pulte et al., POPL 2018, fig. 4, as printed. */
export function isArmv8Consistent(candidate: Candidate): boolean {
  const { algebra: r, rf, mo: co, rb: fr, rmw, sameLocation, po } = worldOf(candidate)
  const internal = r.where((a, b) => a.thread === b.thread && a.thread !== null)
  const [W, R] = [r.just(isWrite), r.just(isRead)]
  const [A, L] = [r.just(isAcquireRead), r.just(isReleaseWrite)]
  const depends = (kind: 'data' | 'address' | 'control') =>
    r.where((a, b) => a.id < 32 && ((b[kind] >>> a.id) & 1) === 1)
  const [data, addr, ctrl] = [depends('data'), depends('address'), depends('control')]
  const [rfi, coi] = [r.and(rf, internal), r.and(co, internal)]
  const obs = r.or(r.less(rf, internal), r.less(fr, internal), r.less(co, internal))
  const ISB = r.just(isFence('isb'))
  const dob = r.or(
    addr,
    data,
    r.join(ctrl, W),
    r.join(r.or(ctrl, r.join(addr, po)), ISB, po, R),
    r.join(addr, po, W),
    r.join(r.or(ctrl, data), coi),
    r.join(r.or(addr, data), rfi),
  )
  const written = r.just((event) => event.updateOf !== null)
  const aob = r.or(rmw, r.join(written, rfi, A))
  const full = r.just(isFence('full', 'rel', 'acqrel'))
  const M = r.or(R, W)
  const bob = r.or(
    r.join(M, po, full, po, M),
    r.join(L, po, A),
    r.join(R, po, r.just(isFence('load', 'acq')), po, M),
    r.join(A, po, M),
    r.join(W, po, r.just(isFence('store')), po, W),
    r.join(M, po, L),
    r.join(M, po, L, coi),
  )
  return (
    r.acyclic(r.or(r.and(po, sameLocation), fr, co, rf)) &&
    r.acyclic(r.or(obs, dob, aob, bob)) &&
    r.and(rmw, r.join(r.less(fr, internal), r.less(co, internal))).size === 0
  )
}
