import { END, type Explorer } from './explorer.ts'
import type { Reverse } from './graph.ts'
import { IntList } from './int-list.ts'
import { MARK, type Recorder } from './recorder.ts'
import type { Outcome } from './types.ts'
import { PairMap } from './vector-store.ts'

/** Fits in a byte. */
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

export type FoundOutcomes = { readonly found: readonly FoundOutcome[]; readonly isAll: boolean }

/** How a program can end. `describe` gives the variables of a final state, by which programs that print nothing are told apart. */
export function findOutcomes(
  explorer: Explorer,
  reverse: () => Reverse,
  recorder: Recorder,
  describe: (state: number) => string,
): FoundOutcomes {
  return recorder.texts.length === 1
    ? silentOutcomes(explorer, describe)
    : printedOutcomes(explorer, reverse(), recorder, describe)
}

/** Of a program of which nothing was ever heard: it ends in each of its last states. */
function silentOutcomes(explorer: Explorer, describe: (state: number) => string): FoundOutcomes {
  const texts = new Set<string>()
  const found: FoundOutcome[] = []
  for (const node of explorer.endNodes()) {
    const state = explorer.nodeStates.at(node)
    const text = (explorer.ends.at(state) === END.stuck ? STUCK : '') + VARIABLES + describe(state)
    if (texts.has(text)) continue
    if (found.length >= SHOWN) return { found, isAll: false }
    texts.add(text)
    found.push({ outcome: parseOutcome(text), edges: explorer.edgesTo(node), state })
  }
  return { found, isAll: true }
}

/**
 * What can still be printed from each state until the end, walked backwards from the ends; at the start that is the set
 * of outcomes.
 */
function printedOutcomes(
  explorer: Explorer,
  reverse: Reverse,
  recorder: Recorder,
  describe: (state: number) => string,
): FoundOutcomes {
  const prints = recorder.texts.some((text) => text !== '' && !text.startsWith(MARK))
  /** By state and text id of what is still to come: the edge to take plus one, 0 at an end. */
  const after = new PairMap()
  const counts = new Uint8Array(explorer.store.count)
  /** Pairs of state and text to go back from. */
  const work = new IntList()
  /** Text ids of the start. */
  const whole: number[] = []
  let isAll = true
  const put = (state: number, text: number, edge: number) => {
    if (after.get(state, text) >= 0) return
    if ((counts[state] as number) >= MAX_PER_STATE || work.length >= MAX_ENTRIES * 2) {
      isAll = false
      return
    }
    after.set(state, text, edge + 1)
    counts[state] = (counts[state] as number) + 1
    work.push(state)
    work.push(text)
    if (state === 0) whole.push(text)
  }
  for (let state = 0; state < explorer.store.count; state++) {
    const end = explorer.ends.at(state)
    if (end === END.none) continue
    const variables = prints ? '' : VARIABLES + describe(state)
    put(state, recorder.textId((end === END.stuck ? STUCK : '') + variables), -1)
  }
  for (let n = 0; n < work.length; n += 2) {
    const [state, text] = [work.at(n), work.at(n + 1)]
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
  for (const text of whole) {
    if (found.length >= SHOWN) {
      isAll = false
      break
    }
    found.push(follow(explorer, recorder, after, text))
  }
  return { found, isAll }
}

function follow(explorer: Explorer, recorder: Recorder, after: PairMap, text: number): FoundOutcome {
  const edges: number[] = []
  let state = 0
  let left = recorder.texts[text] as string
  for (;;) {
    const edge = after.get(state, recorder.textId(left)) - 1
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
