// Uncaught exceptions as CPython 3.11 prints them (Python/traceback.c and traceback.py): the same lines, with `^^^^`.
import type { Expression, Statement } from '../language/ast.ts'
import { parse } from '../language/parse.ts'
import { ownAttribute } from './attributes.ts'
import { itemsOf } from './containers.ts'
import { classes } from './errors.ts'
import { NOTES } from './exceptions.ts'
import { field, KIND, kindOf } from './heap.ts'
import { program } from './program.ts'
import { exceptionText, qualifiedName } from './text.ts'
import { isInstance, itemsOfTuple, typeOf } from './types.ts'
import { NONE, UNBOUND } from './values.ts'

export type TracePlace = { readonly line: number; readonly name: string; readonly pc: number }

/** Where an exception came from, outermost first. */
export function placesOf(exception: number): TracePlace[] {
  const places: TracePlace[] = []
  for (let at = field(exception, 7); at !== NONE; at = itemsOfTuple(at)[2] as number) {
    const [code, pc] = itemsOfTuple(at) as [number, number]
    places.push({ line: program.lineAt(pc >> 1), name: program.codes[code >> 1]?.name ?? '?', pc: pc >> 1 })
  }
  return places
}

/** "ValueError: message", or the type alone. */
export function summaryOf(exception: number): string {
  const name = qualifiedName(typeOf(exception)).replace(/^__main__\./, '')
  const message = exceptionText_(exception)
  return message === '' ? name : `${name}: ${message}`
}

function exceptionText_(exception: number): string {
  return toText(exception)
}

let toText: (v: number) => string = exceptionText
export const setExceptionText = (fn: (v: number) => string): void => {
  toText = fn
}

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'

/** The whole traceback, with causes and contexts. */
export function tracebackText(exception: number, seen: readonly number[] = []): string {
  let before = ''
  const cause = field(exception, 6)
  const context = field(exception, 5)
  const inner = [...seen, exception]
  if (cause !== NONE && !inner.includes(cause)) before = tracebackText(cause, inner) + CAUSE
  else if (cause === NONE && field(exception, 8) === UNBOUND && context !== NONE && !inner.includes(context))
    before = tracebackText(context, inner) + CONTEXT
  const places = placesOf(exception)
  const lines = places.length > 0 ? `Traceback (most recent call last):\n${placesText(places)}` : ''
  return `${before}${lines}${summaryOf(exception)}${suggestion(exception)}\n${notesOf(exception)}`
}

function notesOf(exception: number): string {
  const notes = kindOf(exception) === KIND.exception ? ownAttribute(exception, NOTES) : UNBOUND
  if (kindOf(notes) !== KIND.list) return ''
  return itemsOf(notes)
    .map((note) => `${toText(note)}\n`)
    .join('')
}

/** Frames, runs of more than three equal ones cut short. */
function placesText(places: readonly TracePlace[]): string {
  let out = ''
  let repeats = 0
  places.forEach((place, n) => {
    const last = places[n - 1]
    const isSame = last !== undefined && last.line === place.line && last.name === place.name
    if (!isSame) {
      out += repeated(repeats)
      repeats = 0
    }
    repeats++
    if (repeats <= 3) out += placeText(place)
  })
  return out + repeated(repeats)
}

function repeated(repeats: number): string {
  if (repeats <= 3) return ''
  const more = repeats - 3
  return `  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]\n`
}

function placeText({ line, name, pc }: TracePlace): string {
  const head = `  File "${program.fileName}", line ${line}, in ${name}\n`
  const source = program.source[line - 1]
  if (source === undefined || source.trim() === '') return head
  return `${head}    ${source.trim()}\n${marks(source, pc)}`
}

/** The line of carets below a source line, unless they would cover it whole. */
function marks(source: string, pc: number): string {
  const [line, col, endLine, endCol] = program.positions.subarray(pc * 2, pc * 2 + 4) as unknown as [
    number,
    number,
    number,
    number,
  ]
  const trimmed = source.trimEnd()
  const end = endLine === line ? endCol : trimmed.length
  const indent = source.length - source.trimStart().length
  const anchors = endLine === line ? anchorsOf(source.slice(col, end)) : undefined
  if (anchors === undefined && end - col === source.trim().length) return ''
  const width = end - col
  if (width <= 0) return ''
  let text = '^'.repeat(width)
  if (anchors)
    text =
      '~'.repeat(anchors[0]) +
      '^'.repeat(anchors[1] - anchors[0]) +
      '~'.repeat(Math.max(0, width - anchors[1]))
  return `    ${' '.repeat(Math.max(0, col - indent))}${text}\n`
}

/** For a binary operation or a subscript: where its operator or brackets stand within the segment. */
function anchorsOf(segment: string): readonly [number, number] | undefined {
  let statement: Statement | undefined
  try {
    statement = parse(segment, true).body[0]
  } catch {
    return undefined
  }
  if (statement?.type !== 'Expr') return undefined
  return expressionAnchors(statement.value, segment)
}

function expressionAnchors(node: Expression, segment: string): readonly [number, number] | undefined {
  if (node.type === 'BinOp') {
    let at = node.left.endCol
    while (at < segment.length && /[\s)]/.test(segment[at] as string)) at++
    const next = segment[at + 1]
    const isDouble = next !== undefined && at + 1 < node.right.col && !/\s/.test(next) && next !== '('
    return [at, at + (isDouble ? 2 : 1)]
  }
  if (node.type === 'Subscript') return [node.value.endCol, node.endCol]
  return undefined
}

/** CPython's "Did you mean" for names and attributes. Filled in by `suggestions.ts`. */
let suggest: (exception: number) => string = () => ''
export const setSuggestions = (fn: (exception: number) => string): void => {
  suggest = fn
}

function suggestion(exception: number): string {
  if (kindOf(exception) !== KIND.exception) return ''
  const isKnown = [classes.NameError, classes.AttributeError].some((cls) =>
    isInstance(exception, cls as number),
  )
  return isKnown ? suggest(exception) : ''
}
