import { ACCESS, access, ELEMENT, LOG_ENTRY, OUTPUT_ADDRESS, SYNC } from '../machine/access.ts'

/** What one transition touches: entries as in `access.log`. */
export type Footprint = readonly number[]

/** How two accesses of different threads to one place conflict: not, as a race, or only through atomic built-in methods. */
export type Conflict = 'none' | 'race' | 'methods'

/** The accesses at the head of a transition that belong to the instruction at `pc` and to objects below `limit`; not printing. */
export function accessesOf(log: Footprint, pc: number, limit: number): number[] {
  let end = 0
  while (end < log.length && log[end + 3] === pc && log[end + 1] !== SYNC) end += LOG_ENTRY
  const own: number[] = []
  for (let n = 0; n < end; n += LOG_ENTRY)
    if ((log[n] as number) < limit && log[n] !== OUTPUT_ADDRESS)
      for (let k = 0; k < LOG_ENTRY; k++) own.push(log[n + k] as number)
  return own
}

/** The first conflict between two lists of accesses, as offsets of the entries. */
export function conflictBetween(
  a: Footprint,
  b: Footprint,
): { readonly conflict: Conflict; readonly first: number; readonly second: number } {
  let methods: { conflict: Conflict; first: number; second: number } | null = null
  for (let n = 0; n < a.length; n += LOG_ENTRY)
    for (let k = 0; k < b.length; k += LOG_ENTRY) {
      if (a[n] !== b[k] || a[n + 1] !== b[k + 1] || !overlap(a[n + 4] as number, b[k + 4] as number)) continue
      const conflict = kindOfConflict(a[n + 2] as number, b[k + 2] as number)
      if (conflict === 'none' || isGrowthOnly(a, n, b, k)) continue
      const isLibrary = (a[n + 3] as number) < access.firstOwn || (b[k + 3] as number) < access.firstOwn
      const found = { conflict: isLibrary ? ('methods' as const) : conflict, first: n, second: k }
      if (found.conflict === 'race') return found
      methods ??= found
    }
  return methods ?? { conflict: 'none', first: 0, second: 0 }
}

/** Two new keys of a dict: each changes the size, and nothing reads it. */
function isGrowthOnly(a: Footprint, n: number, b: Footprint, k: number): boolean {
  return (
    a[n + 4] === ELEMENT.size &&
    b[k + 4] === ELEMENT.size &&
    a[n + 2] !== ACCESS.read &&
    b[k + 2] !== ACCESS.read
  )
}

/** One element overlaps itself and all of them; the number of elements only changes with all or with itself. */
function overlap(a: number, b: number): boolean {
  return a === b || a === ELEMENT.all || b === ELEMENT.all
}

function kindOfConflict(a: number, b: number): Conflict {
  if (a === ACCESS.read && b === ACCESS.read) return 'none'
  if (a === ACCESS.method || b === ACCESS.method) return 'methods'
  return 'race'
}

/** Whether two transitions commute: no place that one of them changes is touched by the other. */
export function isIndependent(a: Footprint, b: Footprint): boolean {
  for (let n = 0; n < a.length; n += LOG_ENTRY)
    for (let k = 0; k < b.length; k += LOG_ENTRY)
      if (
        a[n] === b[k] &&
        a[n + 1] === b[k + 1] &&
        (a[n + 2] !== ACCESS.read || b[k + 2] !== ACCESS.read) &&
        overlap(a[n + 4] as number, b[k + 4] as number)
      )
        return false
  return true
}
