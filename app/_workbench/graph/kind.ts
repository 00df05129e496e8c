import type { StateNode } from '#sim/threads/check/state-graph.ts'

export type Kind = 'start' | 'finished' | 'failed' | 'deadlock' | 'lost' | 'inner'

/** What is worth telling of a state: how the program ended in it, that it cannot end any more, that it is the first. */
export const kindOf = ({ end, isLost }: StateNode, n: number): Kind =>
  end ?? (n === 0 ? 'start' : isLost ? 'lost' : 'inner')

/** The same in words that contain those of the drawing; empty for a state like any other. */
export const KIND_TEXT: Readonly<Record<Kind, string>> = {
  start: 'the start',
  finished: 'the program ends well',
  failed: 'the program fails with an error',
  deadlock: 'stuck in a deadlock, no thread can go on',
  lost: 'no end can be reached from here',
  inner: '',
}
