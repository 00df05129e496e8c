import { keysOf } from './dict.ts'
import { stableHash } from './python-hash.ts'

/**
 * The order in which CPython shows a set. Numbers and tuples of them lie in its hash table by their hash
 * (Objects/setobject.c); for other elements CPython's order is arbitrary and ours is that of insertion.
 */
export function setOrder(v: number): number[] {
  const keys = keysOf(v)
  const hashes = new Map<number, bigint>()
  for (const key of keys) {
    const hash = stableHash(key)
    if (hash === undefined) return keys
    hashes.set(key, BigInt.asUintN(64, hash))
  }
  let size = 8
  let table: Table = new Array(size)
  keys.forEach((key, n) => {
    insert(table, size, key, hashes.get(key) as bigint)
    if ((n + 1) * 5 < (size - 1) * 3) return
    const wanted = n + 1 > 50000 ? (n + 1) * 2 : (n + 1) * 4
    size = 8
    while (size <= wanted) size *= 2
    const old = table.filter((own) => own !== undefined)
    table = new Array(size)
    for (const own of old) insert(table, size, own, hashes.get(own) as bigint)
  })
  return table.filter((own) => own !== undefined)
}

type Table = (number | undefined)[]
const LINEAR_PROBES = 9

function insert(table: Table, size: number, key: number, hash: bigint): void {
  const mask = size - 1
  let perturb = hash
  let slot = Number(hash & BigInt(mask))
  for (;;) {
    const probes = slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0
    for (let n = 0; n <= probes; n++)
      if (table[slot + n] === undefined) {
        table[slot + n] = key
        return
      }
    perturb >>= 5n
    slot = Number((BigInt(slot) * 5n + 1n + perturb) & BigInt(mask))
  }
}
