import type { Realm } from '../machine/realm.ts'
import { isObject, type Value } from '../machine/values.ts'
import { inspect } from './inspect.ts'

/** What `console.table` prints for rows; null for what is no table. */
export function tableText(realm: Realm, rows: Value): string | null {
  if (!isObject(rows)) return null
  const names = Object.keys(rows)
  const columns: string[] = []
  let hasValues = false
  for (const name of names) {
    const row = realm.get(rows, name)
    if (!isObject(row)) hasValues = true
    else for (const key of Object.keys(row)) if (!columns.includes(key)) columns.push(key)
  }
  const head = ['(index)', ...columns, ...(hasValues ? ['Values'] : [])]
  const body = names.map((name) => {
    const row = realm.get(rows, name)
    const cells = columns.map((key) =>
      isObject(row) && Object.hasOwn(row, key) ? inspect(realm, realm.get(row, key), 0) : '',
    )
    return [name, ...cells, ...(hasValues ? [isObject(row) ? '' : inspect(realm, row, 0)] : [])]
  })
  const widths = head.map((title, n) => Math.max(title.length, ...body.map((row) => row[n]?.length ?? 0)) + 2)
  const line = (left: string, between: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(between) + right
  const text = (cells: readonly string[]) =>
    `│${cells.map((cell, n) => ` ${cell}`.padEnd(widths[n] as number)).join('│')}│`
  return [line('┌', '┬', '┐'), text(head), line('├', '┼', '┤'), ...body.map(text), line('└', '┴', '┘')].join(
    '\n',
  )
}
