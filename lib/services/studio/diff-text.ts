import { diffArrays, diffWordsWithSpace } from 'diff'

/** A piece of a line; `isChanged` marks the words that differ from the other side. */
export type Part = { readonly text: string; readonly isChanged: boolean }

export type Side = { readonly line: number; readonly parts: readonly Part[] }

/** One row of a comparison: the same line on both sides, a line and what became of it, or a line on one side only. */
export type DiffRow =
  | { readonly type: 'same' | 'changed'; readonly before: Side; readonly after: Side }
  | { readonly type: 'removed'; readonly before: Side; readonly after: null }
  | { readonly type: 'added'; readonly before: null; readonly after: Side }
  /** Unchanged lines left out. */
  | { readonly type: 'gap'; readonly lines: number }

export type TextDiff = {
  readonly rows: readonly DiffRow[]
  readonly added: number
  readonly removed: number
}

const CONTEXT_LINES = 3
/** Two texts without anything in common would take quadratic time; past this they are shown as wholly replaced. */
const LIMIT_MS = 500

/** Compares two texts by lines, and changed lines by words. Unchanged stretches are shortened to their edges. */
export function diffText(before: string, after: string): TextDiff {
  const left = before.split('\n')
  const right = after.split('\n')
  const blocks = diffArrays(left, right, { timeout: LIMIT_MS }) ?? [
    { value: left, removed: true, added: false },
    { value: right, removed: false, added: true },
  ]
  const rows: DiffRow[] = []
  const at = { before: 1, after: 1 }
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    const next = blocks[i + 1]
    if (!block) continue
    if (block.removed && next?.added) {
      rows.push(...pairRows(block.value, next.value, at))
      i++
    } else if (block.removed) rows.push(...pairRows(block.value, [], at))
    else if (block.added) rows.push(...pairRows([], block.value, at))
    else for (const text of block.value) rows.push(sameRow(text, at))
  }
  const removed = rows.filter(({ type }) => type === 'removed' || type === 'changed').length
  const added = rows.filter(({ type }) => type === 'added' || type === 'changed').length
  return { rows: shorten(rows), added, removed }
}

type At = { before: number; after: number }

const whole = (text: string): Part[] => [{ text, isChanged: false }]

const sameRow = (text: string, at: At): DiffRow => ({
  type: 'same',
  before: { line: at.before++, parts: whole(text) },
  after: { line: at.after++, parts: whole(text) },
})

function pairRows(removed: readonly string[], added: readonly string[], at: At): DiffRow[] {
  const rows: DiffRow[] = []
  for (let i = 0; i < Math.max(removed.length, added.length); i++) {
    const old = removed[i]
    const now = added[i]
    if (old !== undefined && now !== undefined) rows.push(changedRow(old, now, at))
    else if (old !== undefined)
      rows.push({ type: 'removed', before: { line: at.before++, parts: whole(old) }, after: null })
    else if (now !== undefined)
      rows.push({ type: 'added', before: null, after: { line: at.after++, parts: whole(now) } })
  }
  return rows
}

function changedRow(old: string, now: string, at: At): DiffRow {
  const words = diffWordsWithSpace(old, now, { timeout: LIMIT_MS }) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ]
  const side = (skip: 'added' | 'removed', mark: 'added' | 'removed') =>
    words.filter((word) => !word[skip]).map((word) => ({ text: word.value, isChanged: Boolean(word[mark]) }))
  return {
    type: 'changed',
    before: { line: at.before++, parts: side('added', 'removed') },
    after: { line: at.after++, parts: side('removed', 'added') },
  }
}

function shorten(rows: readonly DiffRow[]): DiffRow[] {
  const isNearChange = (i: number) =>
    rows.slice(Math.max(0, i - CONTEXT_LINES), i + CONTEXT_LINES + 1).some(({ type }) => type !== 'same')
  const short: DiffRow[] = []
  for (const [i, row] of rows.entries()) {
    const last = short.at(-1)
    if (isNearChange(i)) short.push(row)
    else if (last?.type === 'gap') short[short.length - 1] = { type: 'gap', lines: last.lines + 1 }
    else short.push({ type: 'gap', lines: 1 })
  }
  return short
}
