// "Did you mean": CPython 3.11's suggestions for names and attributes (Python/suggestions.c).
import {
  hasOwnAttributes,
  modules,
  NAME_ATTRIBUTE,
  OBJ_ATTRIBUTE,
  ownAttribute,
  ownAttributes,
} from './attributes.ts'
import { builtins } from './builtin-names.ts'
import { keysOf } from './dict.ts'
import { classes } from './errors.ts'
import { field, heap, KIND, kindOf } from './heap.ts'
import { program } from './program.ts'
import { ROOT, root } from './thread-object.ts'
import { setSuggestions } from './traceback.ts'
import { CLS, isInstance, itemsOfTuple, mroOf, typeOf } from './types.ts'
import { isString, NONE, text, UNBOUND } from './values.ts'

const MOVE = 2
const CASE = 1
const MAX_STRING = 40
const MAX_CANDIDATES = 750

/** Installs the suggestions behind tracebacks. */
export function installSuggestions(): void {
  setSuggestions((exception) => {
    const name = ownAttribute(exception, NAME_ATTRIBUTE)
    if (!isString(name)) return ''
    const isName = isInstance(exception, classes.NameError as number)
    const candidates = isName ? namesAt(exception) : attributesOf(ownAttribute(exception, OBJ_ATTRIBUTE))
    const best = closest(text(name), candidates)
    return best === null ? '' : `. Did you mean: '${best}'?`
  })
}

/** Locals of the frame that failed, variables of the module, built-ins. */
function namesAt(exception: number): string[] {
  let innermost = NONE
  for (let at = field(exception, 7); at !== NONE; at = itemsOfTuple(at)[2] as number) innermost = at
  const code = innermost === NONE ? undefined : program.codes[(itemsOfTuple(innermost)[0] as number) >> 1]
  const globals = program.globals.filter((_, slot) => field(root(ROOT.globals), 2 + slot) !== UNBOUND)
  const locals = code && code.name !== '<module>' ? code.slots : []
  return [...locals, ...globals, ...[...builtins.keys()].filter((name) => !name.startsWith('_'))]
}

function attributesOf(v: number): string[] {
  if (v === UNBOUND) return []
  const names = new Set<string>()
  const addDict = (dict: number) => {
    for (const key of keysOf(dict)) if (isString(key)) names.add(text(key))
  }
  if (hasOwnAttributes(kindOf(v))) for (const [name] of ownAttributes(v)) names.add(text(name))
  if (kindOf(v) === KIND.module) addDict(modules.get(text(field(v, 1))) as number)
  else
    for (const cls of mroOf(kindOf(v) === KIND.class ? v : typeOf(v)))
      addDict(heap.h[(cls >>> 3) + CLS.dict] as number)
  return [...names].sort()
}

function closest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MAX_CANDIDATES || name.length > MAX_STRING) return null
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > MAX_STRING) continue
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE) / 6), bestDistance - 1)
    const distance = editDistance(name, candidate)
    if (distance > limit) continue
    best = candidate
    bestDistance = distance
  }
  return best
}

/** Weighted Levenshtein distance: a change of case costs half a move. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n * MOVE)
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE]
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] as number) + substitution(a[i] as string, b[j] as string)
      next.push(Math.min(change, (row[j + 1] as number) + MOVE, (next[j] as number) + MOVE))
    }
    row = next
  }
  return row[b.length] as number
}

function substitution(a: string, b: string): number {
  if (a === b) return 0
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE
}
