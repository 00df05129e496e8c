import { newDict, put } from './dict.ts'
import { type Raised, raised, typeError } from './errors.ts'
import { field, KIND, kindOf } from './heap.ts'
import type { Native } from './native.ts'
import type { Code } from './program.ts'
import { functionName } from './text.ts'
import { getName, itemsOfTuple, newTuple } from './types.ts'
import { NONE, str, text, UNBOUND } from './values.ts'

type Keywords = ReadonlyMap<number, number> | null

/** The values of a Python function's parameter slots for a call; raises CPython's TypeErrors. */
export function bindArguments(
  func: number,
  code: Code,
  args: ArrayLike<number>,
  keywords: Keywords,
): number[] {
  const { argCount, kwOnly, slots } = code
  const values = new Array<number>(argCount + kwOnly).fill(UNBOUND)
  const given = Math.min(args.length, argCount)
  for (let n = 0; n < given; n++) values[n] = args[n] as number
  const rest = args.length > argCount ? Array.from(args).slice(argCount) : []
  if (rest.length > 0 && !code.hasVararg) throw tooMany(func, code, args.length, keywords)
  const extra: [number, number][] = []
  const misplaced: string[] = []
  for (const [name, value] of keywords ?? []) {
    const slot = slots.slice(0, argCount + kwOnly).indexOf(text(name))
    if (slot >= code.posOnly && values[slot] === UNBOUND) values[slot] = value
    else if (slot >= code.posOnly)
      throw typeError(`${functionName(func)}() got multiple values for argument '${text(name)}'`)
    else if (code.hasKwarg) extra.push([name, value])
    else if (slot >= 0) misplaced.push(text(name))
    else throw typeError(`${functionName(func)}() got an unexpected keyword argument '${text(name)}'`)
  }
  if (misplaced.length > 0)
    throw typeError(
      `${functionName(func)}() got some positional-only arguments passed as keyword arguments: '${misplaced.join(', ')}'`,
    )
  fillDefaults(func, code, values)
  if (code.hasVararg) values.push(newTuple(rest))
  if (code.hasKwarg) {
    const dict = newDict()
    for (const [name, value] of extra) put(dict, name, value)
    values.push(dict)
  }
  return values
}

function fillDefaults(func: number, code: Code, values: number[]): void {
  const { argCount, kwOnly, slots } = code
  const defaults = field(func, 2) === NONE ? [] : itemsOfTuple(field(func, 2))
  const missing: string[] = []
  for (let n = 0; n < argCount; n++) {
    if (values[n] !== UNBOUND) continue
    const fallback = defaults[n - (argCount - defaults.length)]
    if (fallback === undefined) missing.push(slots[n] as string)
    else values[n] = fallback
  }
  if (missing.length > 0) throw missingArguments(func, 'positional', missing)
  const named = field(func, 3)
  for (let n = argCount; n < argCount + kwOnly; n++) {
    if (values[n] !== UNBOUND) continue
    const fallback = kindOf(named) === KIND.dict ? getName(named, str(slots[n] as string)) : UNBOUND
    if (fallback === UNBOUND) missing.push(slots[n] as string)
    else values[n] = fallback
  }
  if (missing.length > 0) throw missingArguments(func, 'keyword-only', missing)
}

function missingArguments(func: number, kind: string, names: readonly string[]): Raised {
  const quoted = names.map((name) => `'${name}'`)
  const list =
    quoted.length === 1
      ? quoted[0]
      : quoted.length === 2
        ? quoted.join(' and ')
        : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`
  return typeError(
    `${functionName(func)}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`,
  )
}

function tooMany(func: number, code: Code, given: number, keywords: Keywords): Raised {
  const defaults = field(func, 2) === NONE ? 0 : itemsOfTuple(field(func, 2)).length
  const { argCount } = code
  const takes =
    defaults > 0
      ? `from ${argCount - defaults} to ${argCount} positional arguments`
      : `${argCount} positional argument${argCount === 1 ? '' : 's'}`
  const named = [...(keywords?.keys() ?? [])].filter((name) =>
    code.slots.slice(argCount, argCount + code.kwOnly).includes(text(name)),
  )
  if (named.length > 0)
    return typeError(
      `${functionName(func)}() takes ${takes} but ${given} positional argument${given === 1 ? '' : 's'} (and ${named.length} keyword-only argument${named.length === 1 ? '' : 's'}) were given`,
    )
  return typeError(
    `${functionName(func)}() takes ${takes} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  )
}

/** The arguments of a built-in by position, missing ones UNBOUND; raises TypeErrors. */
export function argumentList(native: Native, args: readonly number[], keywords: Keywords): number[] {
  const list = [...args]
  const params = native.params ?? []
  const isMethod = params[0] === 'self'
  if (list.length > native.positional) throw wrongCount(native, list.length - (isMethod ? 1 : 0), isMethod)
  for (const [name, value] of keywords ?? []) {
    const at = params.indexOf(text(name))
    if (at < 0 && native.positional < native.max)
      throw typeError(
        `'${text(name)}' is an invalid keyword argument for ${native.name === 'sorted' ? 'sort' : native.name}()`,
      )
    if (at < 0) throw typeError(`${label(native)}() got an unexpected keyword argument '${text(name)}'`)
    if (list[at] !== undefined && list[at] !== UNBOUND)
      throw typeError(
        `argument for ${label(native)}() given by name ('${text(name)}') and position (${at + 1})`,
      )
    list[at] = value
  }
  for (let n = 0; n < Math.max(6, native.min); n++) list[n] ??= UNBOUND
  for (let n = 0; n < native.min; n++)
    if (list[n] === UNBOUND) throw wrongCount(native, args.length - (isMethod ? 1 : 0), isMethod)
  return list
}

const label = (native: Native) => (native.owner ? `${native.owner}.${native.name}` : native.name)

function wrongCount(native: Native, given: number, isMethod: boolean): Raised {
  const min = native.min - (isMethod ? 1 : 0)
  const max = native.positional - (isMethod ? 1 : 0)
  if (max === 0 && native.positional < native.max)
    return typeError(`${native.name}() takes no positional arguments`)
  if (max === 0) return typeError(`${label(native)}() takes no arguments (${given} given)`)
  if (min === max && max === 1 && native.positional === native.max)
    return typeError(`${label(native)}() takes exactly one argument (${given} given)`)
  const [word, count] = min === max ? ['', min] : given < min ? ['at least ', min] : ['at most ', max]
  const plural = count === 1 ? '' : 's'
  return raised('TypeError', `${native.name} expected ${word}${count} argument${plural}, got ${given}`)
}
