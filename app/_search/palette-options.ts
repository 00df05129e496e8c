import type { Piece } from '#lib/domain/search/excerpt.ts'
import { beginsWordsOf, type Command } from './commands.ts'
import { kindNames } from './kind-names.ts'
import type { SearchState } from './use-search.ts'

export type Option = {
  /** Unique in the list, without spaces. */
  readonly id: string
  readonly title: readonly Piece[]
  readonly context?: string
  readonly excerpt?: readonly Piece[]
} & ({ readonly path: string } | { readonly act: () => void })

export type OptionGroup = { readonly title: string; readonly options: readonly Option[] }

/**
 * What the palette lists: without a query every command; with one the commands whose name it begins, what was found, and the
 * commands it describes in other words. A page that a command leads to is not listed twice.
 */
export function optionGroups(
  commands: readonly Command[],
  typed: string,
  search: Pick<SearchState, 'query' | 'groups'>,
): OptionGroup[] {
  const named = commands.filter(({ label }) => beginsWordsOf(label, typed))
  const meant = commands.filter(
    (command) => !named.includes(command) && beginsWordsOf(`${command.label} ${command.also}`, typed),
  )
  const listed = new Set([...named, ...meant].flatMap((command) => ('path' in command ? [command.path] : [])))
  const found = search.groups.map(({ kind, hits }) => ({
    title: kindNames[kind],
    options: hits
      .filter(({ path }) => !listed.has(path))
      .map(({ id, kind: _, ...hit }) => ({ id: id.replace(/[^\w-]+/g, '-'), ...hit })),
  }))
  const all = [
    { title: 'Commands', options: named.map(toOption) },
    ...(typed ? found : []),
    { title: 'Also', options: meant.map(toOption) },
  ]
  return all.filter(({ options }) => options.length > 0)
}

const toOption = ({ label, also: _, ...command }: Command): Option => ({
  ...command,
  title: [{ text: label, isMatch: false }],
})
