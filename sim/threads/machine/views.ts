import { newObject } from './containers.ts'
import { get, keysOf, newSet, put } from './dict.ts'
import { containers } from './equality.ts'
import { field, KIND, kindOf } from './heap.ts'
import { newTuple } from './types.ts'
import { UNBOUND } from './values.ts'

/** What an ITER object walks over. */
export const WALK = {
  list: 0,
  tuple: 1,
  range: 2,
  text: 3,
  keys: 4,
  values: 5,
  items: 6,
  set: 7,
  reversed: 8,
  enumerate: 9,
  zip: 10,
  count: 11,
  repeat: 12,
  deque: 13,
} as const

/** `dict.keys()` and its like are ITER objects at position -1: they can be walked again and again. */
export const isView = (v: number) => kindOf(v) === KIND.iter && field(v, 3) >> 1 === -1

export function newView(what: number, dict: number): number {
  return newObject(KIND.iter, [what << 1, dict, -1 << 1, UNBOUND])
}

/** Whether `v` is a view with the algebra of sets: `dict.keys()` or `dict.items()`. */
export const isSetView = (v: number) => isView(v) && field(v, 1) >> 1 !== WALK.values

/** A set with what the view shows now. */
export function setOfView(v: number): number {
  const made = newSet()
  const dict = field(v, 2)
  const showsItems = field(v, 1) >> 1 === WALK.items
  keysOf(dict).forEach((key) => {
    put(made, showsItems ? newTuple([key, get(dict, key)]) : key)
  })
  return made
}

containers.viewed = (v) => (isSetView(v) ? setOfView(v) : v)
