import { END, type Explorer } from './explorer.ts'
import type { Reverse } from './graph.ts'
import { MARK, type Recorder } from './recorder.ts'
import type { Outcome } from './types.ts'

const MAX_PER_STATE = 200
const MAX_ENTRIES = 1_500_000
const SHOWN = 100
const STUCK = '\u0001'
const VARIABLES = '\u0002'

export type FoundOutcome = {
  readonly outcome: Omit<Outcome, 'schedule' | 'variables'>
  /** Edges from the start to the end. */
  readonly edges: readonly number[]
  readonly state: number
}

/**
 * What can still be printed from each state until the end, walked backwards from the ends; at the start that is the set
 * of outcomes. `describe` gives the variables of a final state, by which programs that print nothing are told apart.
 */
export function findOutcomes(
  explorer: Explorer,
  reverse: Reverse,
  recorder: Recorder,
  describe: (state: number) => string,
): { readonly found: readonly FoundOutcome[]; readonly isAll: boolean } {
  const prints = recorder.texts.some((text) => text !== '' && !text.startsWith(MARK))
  /** By state: text id of what is still to come -> the edge to take. */
  const after: (Map<number, number> | undefined)[] = []
  const work: [number, number][] = []
  let entries = 0
  let isAll = true
  const put = (state: number, text: number, edge: number) => {
    after[state] ??= new Map()
    const own = after[state] as Map<number, number>
    if (own.has(text)) return
    if (own.size >= MAX_PER_STATE || entries >= MAX_ENTRIES) {
      isAll = false
      return
    }
    own.set(text, edge)
    entries++
    work.push([state, text])
  }
  for (let state = 0; state < explorer.store.count; state++) {
    const end = explorer.ends.at(state)
    if (end === END.none) continue
    const variables = prints ? '' : VARIABLES + describe(state)
    put(state, recorder.textId((end === END.stuck ? STUCK : '') + variables), -1)
  }
  for (let n = 0; n < work.length; n++) {
    const [state, text] = work[n] as [number, number]
    for (let k = reverse.first[state] as number; k < (reverse.first[state + 1] as number); k++) {
      const edge = reverse.edges[k] as number
      const printed = printedBy(explorer, edge)
      put(
        reverse.sources[edge] as number,
        printed === 0 ? text : recorder.textId((recorder.texts[printed] as string) + recorder.texts[text]),
        edge,
      )
    }
  }
  const found: FoundOutcome[] = []
  for (const text of after[0]?.keys() ?? []) {
    if (found.length >= SHOWN) {
      isAll = false
      break
    }
    found.push(follow(explorer, recorder, after, text))
  }
  return { found, isAll }
}

function follow(
  explorer: Explorer,
  recorder: Recorder,
  after: readonly (Map<number, number> | undefined)[],
  text: number,
): FoundOutcome {
  const edges: number[] = []
  let state = 0
  let left = recorder.texts[text] as string
  for (;;) {
    const edge = after[state]?.get(recorder.textId(left)) as number
    if (edge < 0) break
    edges.push(edge)
    left = left.slice((recorder.texts[printedBy(explorer, edge)] as string).length)
    state = explorer.targets.at(edge)
  }
  return { outcome: parseOutcome(recorder.texts[text] as string), edges, state }
}

/** What an edge printed, as an index into the recorder's texts. */
const printedBy = (explorer: Explorer, edge: number) => explorer.threadSteps.texts.at(explorer.steps.at(edge))

function parseOutcome(text: string): Omit<Outcome, 'schedule' | 'variables'> {
  const isStuck = text.includes(STUCK)
  const [printed = ''] = text.split(VARIABLES)[0]?.split(STUCK) ?? []
  const parts = printed.split(MARK)
  const errors = parts.filter((_, n) => n % 2 === 1)
  return {
    end: isStuck ? 'deadlock' : errors.length > 0 ? 'failed' : 'finished',
    stdout: parts.filter((_, n) => n % 2 === 0).join(''),
    errors,
  }
}
