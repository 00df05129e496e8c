import { access } from '../machine/access.ts'
import { program } from '../machine/program.ts'
import type { Explorer } from './explorer.ts'
import { replay } from './replay.ts'
import type { Search } from './search.ts'
import type { Note, Violation, Waiting } from './types.ts'
import { Positions } from './waiting-graph.ts'

/** Instructions that are the points of a bound on waiting; empty when the program has no such line or function. */
type Points = { readonly from: ReadonlySet<number>; readonly to: ReadonlySet<number> }

/** Makes the points switch points, so that a search sees who passes them. Call it before the search. */
export function markPoints(waiting: readonly Waiting[]): void {
  for (const { from, to } of waiting)
    for (const point of [from, to]) for (const pc of pcsOf(point)) program.visible[pc >> 1] = 1
}

/** Bounds on waiting that some schedule breaks, and for the others how long a thread can wait. Only for a complete graph. */
export function judgeWaiting(search: Search): { readonly violations: Violation[]; readonly notes: Note[] } {
  const violations: Violation[] = []
  const notes: Note[] = []
  const positions = new Positions(search.explorer, search.machine)
  for (const waiting of search.waiting) {
    const points = { from: new Set(pcsOf(waiting.from)), to: new Set(pcsOf(waiting.to)) }
    const missing = [waiting.from, waiting.to].find((_, n) => (n === 0 ? points.from : points.to).size === 0)
    const lines = [waiting.from, waiting.to].filter((point) => typeof point === 'number')
    if (missing !== undefined) {
      const what = typeof missing === 'number' ? `line ${missing}` : `function "${missing}"`
      notes.push({
        type: 'limit',
        message: `The program has no ${what} to run, so waiting there cannot be judged.`,
        lines,
      })
      continue
    }
    const { broken, most } = overtaking(search.explorer, positions, points, waiting.bound)
    if (broken) violations.push(violationOf(search, waiting, broken, lines))
    else
      notes.push({
        type: 'bounded-waiting',
        message: `While a thread waits from ${said(waiting.from)} to ${said(waiting.to)}, others pass at most ${most} time${most === 1 ? '' : 's'}.`,
        lines,
      })
  }
  return { violations, notes }
}

type Broken = { readonly tid: number; readonly first: number; readonly edges: readonly number[] }

/**
 * The shortest walk on which more than `bound` others pass `to` while one thread waits, or the most that do. Every state is
 * looked at once for each waiting thread and number of others so far.
 */
function overtaking(
  explorer: Explorer,
  positions: Positions,
  points: Points,
  bound: number,
): { readonly broken: Broken | null; readonly most: number } {
  let most = 0
  let broken: Broken | null = null
  const isAt = (state: number, tid: number, pcs: ReadonlySet<number>) => {
    const own = positions.at(state, tid)
    return own !== null && pcs.has(own.pcs[0] as number)
  }
  const sourceOf = new Int32Array(explorer.actions.length)
  const beginnings = new Map<number, number[]>()
  for (let state = 0; state < explorer.store.count; state++) {
    const first = explorer.firstEdge.at(state)
    for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++) {
      sourceOf[edge] = state
      const tid = explorer.actions.at(edge) & 255
      if (!isAt(state, tid, points.from)) continue
      const list = beginnings.get(tid)
      if (list) list.push(edge)
      else beginnings.set(tid, [edge])
    }
  }
  for (const [tid, edges] of beginnings) {
    const width = bound + 1
    const cameBy = new Map<number, { readonly edge: number; readonly back: number }>()
    const work: number[] = []
    const visit = (edge: number, count: number, back: number) => {
      const key = explorer.targets.at(edge) * width + count
      if (cameBy.has(key)) return
      cameBy.set(key, { edge, back })
      work.push(key)
    }
    for (const edge of edges) visit(edge, 0, -1)
    for (let n = 0; n < work.length; n++) {
      const key = work[n] as number
      const state = Math.floor(key / width)
      const count = key % width
      most = Math.max(most, count)
      const first = explorer.firstEdge.at(state)
      for (let edge = first; edge < first + explorer.edgeCount.at(state); edge++) {
        const mover = explorer.actions.at(edge) & 255
        const passes = isAt(state, mover, points.to)
        if (mover === tid && passes) continue
        const next = count + (passes ? 1 : 0)
        if (next <= bound) {
          visit(edge, next, key)
          continue
        }
        const walk = [edge]
        for (let back = key; back >= 0; ) {
          const came = cameBy.get(back) as { edge: number; back: number }
          walk.push(came.edge)
          back = came.back
        }
        walk.reverse()
        if (broken === null || walk.length < broken.edges.length)
          broken = { tid, first: sourceOf[walk[0] as number] as number, edges: walk }
        n = work.length
        break
      }
    }
  }
  return { broken, most }
}

function violationOf(
  search: Search,
  waiting: Waiting,
  { tid, first, edges }: Broken,
  lines: readonly number[],
): Violation {
  const { explorer, machine, recorder } = search
  const node = explorer.firstNodeWhere((state) => state === first) as number
  const path = [...explorer.pathTo(node), ...edges.map((edge) => explorer.actions.at(edge))]
  const { schedule, steps } = replay(machine, search.start, path)
  const name = recorder.nameOf(tid)
  const times = waiting.bound + 1
  return {
    type: 'bounded-waiting',
    property: 'bounded-waiting',
    message: `While ${name} waits from ${said(waiting.from)} to ${said(waiting.to)}, others pass ${times} time${times === 1 ? '' : 's'}; at most ${waiting.bound} ${waiting.bound === 1 ? 'is' : 'are'} allowed`,
    lines,
    threads: [name],
    schedule,
    preemptions: explorer.preemptionsOf(node),
    steps,
  }
}

const said = (point: number | string) => (typeof point === 'number' ? `line ${point}` : `${point}()`)

/** Where a function is entered, or the first instruction of a line. */
function pcsOf(point: number | string): number[] {
  if (typeof point === 'string')
    return program.codes
      .filter((code) => !code.isLibrary && (code.qualifiedName === point || code.name === point))
      .map((code) => code.entry)
  for (let pc = access.firstOwn; pc < program.length; pc += 2) if (program.lineAt(pc) === point) return [pc]
  return []
}
