import { itemsOf, lengthOf } from '../machine/containers.ts'
import { classes } from '../machine/errors.ts'
import { field } from '../machine/heap.ts'
import { tidOf } from '../machine/thread-object.ts'
import { isInstance, typeName } from '../machine/types.ts'
import { isInt, NONE, TRUE } from '../machine/values.ts'
import { threadLabel } from './thread-label.ts'
import { type Names, valueText } from './value-text.ts'

/** A synchronisation object: its state in words, who holds it, who waits for it. */
export type SyncRow = {
  readonly name: string
  readonly kind: string
  readonly text: string
  readonly holder: number | null
  /** Waiting threads, first in line first. */
  readonly waiting: readonly number[]
}

/** The row of the synchronisation object `v`; `blocked` are the threads that cannot go on because of it. */
export function syncRow(v: number, names: Names, blocked: readonly number[]): SyncRow {
  const holder = holderOf(v)
  const kind = typeName(v) === 'lock' ? 'Lock' : typeName(v)
  const waiting = isInstance(v, classes.Condition as number)
    ? itemsOf(field(v, 5)).map((thread) => tidOf(thread))
    : blocked
  return { name: names.get(v) ?? kind, kind, text: stateText(v, names, holder), holder, waiting }
}

function holderOf(v: number): number | null {
  const lock = isInstance(v, classes.Condition as number) ? field(v, 4) : v
  if (!isLock(lock)) return null
  const holder = field(lock, 4)
  return isInt(holder) ? holder >> 1 : null
}

const isLock = (v: number) => isInstance(v, classes.lock as number) || isInstance(v, classes.RLock as number)

/** The words of each kind are explained in `machine/sync.ts` and `machine/sync-queues.ts`. */
function stateText(v: number, names: Names, holder: number | null): string {
  const is = (name: string) => classes[name] !== undefined && isInstance(v, classes[name] as number)
  if (isLock(v)) {
    const depth = is('RLock') && holder !== null ? field(v, 5) >> 1 : 1
    return holder === null ? 'free' : `held by ${threadLabel(holder)}${depth > 1 ? `, ${depth} deep` : ''}`
  }
  if (is('Condition')) {
    const waiters = lengthOf(field(v, 5))
    const lock = holder === null ? 'lock free' : `lock held by ${threadLabel(holder)}`
    return `${lock}, ${waiters === 0 ? 'nobody waits' : `${waiters} waiting`}`
  }
  if (is('Semaphore')) {
    const permits = field(v, 4) >> 1
    const limit = field(v, 5) === NONE ? '' : ` of ${field(v, 5) >> 1}`
    return `${permits}${limit} ${permits === 1 && limit === '' ? 'permit' : 'permits'}`
  }
  if (is('Event')) return field(v, 4) === TRUE ? 'set' : 'not set'
  if (is('Barrier'))
    return `${field(v, 5) >> 1} of ${field(v, 4) >> 1} arrived${field(v, 6) === -4 ? ', broken' : ''}`
  if (is('Queue')) {
    const limit = isInt(field(v, 5)) ? field(v, 5) >> 1 : 0
    const size = lengthOf(field(v, 4))
    return `${valueText(field(v, 4), names)}${limit > 0 ? `, ${size} of ${limit}` : ''}`
  }
  if (is('Atomic')) return valueText(field(v, 4), names)
  return ''
}
