import type { ProcessState } from '#sim/fork/state.ts'

export type Place = { readonly process: number; readonly depth: number; readonly row: number }

/** Each process on a row of its own, children below their parent and one step to the right (as `pstree` draws it). */
export function treeLayout(processes: readonly ProcessState[]): readonly Place[] {
  const places: Place[] = []
  const visit = (process: number, depth: number) => {
    places.push({ process, depth, row: places.length })
    for (const child of processes[process]?.children ?? []) visit(child, depth + 1)
  }
  visit(0, 0)
  return places
}
