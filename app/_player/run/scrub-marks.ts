import type { SimEvent } from '#sim/core/simulation.ts'
import type { Mark } from '../view.ts'
import type { RunView } from './run-view.ts'

export type ScrubMark = Mark & { readonly position: number }

const WEIGHT = { plain: 0, success: 1, trouble: 2 } as const

/** The positions whose step has something to see, in order; of several events in a step the most telling one. */
export function interestingPositions<E extends SimEvent>(
  run: RunView<unknown, E>,
  interesting: (event: E) => Mark | null,
): ScrubMark[] {
  const marks: ScrubMark[] = []
  for (let position = 1; position <= run.length; position++) {
    let best: Mark | null = null
    for (let index = run.eventCountAt(position - 1); index < run.eventCountAt(position); index++) {
      const mark = interesting(run.events[index] as E)
      if (mark !== null && (best === null || WEIGHT[mark.tone] > WEIGHT[best.tone])) best = mark
    }
    if (best !== null) marks.push({ ...best, position })
  }
  return marks
}

/** At most `slots` marks over a scrubber of `length` positions: where several fall together the most telling one stays. */
export function thinMarks(marks: readonly ScrubMark[], length: number, slots: number): ScrubMark[] {
  const kept = new Map<number, ScrubMark>()
  for (const mark of marks) {
    const slot = length <= slots ? mark.position : Math.floor((mark.position / length) * (slots - 1))
    const other = kept.get(slot)
    if (other === undefined || WEIGHT[mark.tone] > WEIGHT[other.tone]) kept.set(slot, mark)
  }
  return [...kept.values()]
}

/** The first marked position after `position`, or the end. */
export function nextMark(marks: readonly ScrubMark[], position: number, end: number): number {
  return marks.find((mark) => mark.position > position)?.position ?? end
}

/** The last marked position before `position`, or the start. */
export function previousMark(marks: readonly ScrubMark[], position: number): number {
  return marks.findLast((mark) => mark.position < position)?.position ?? 0
}
