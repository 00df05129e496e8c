import type { WaitEdge } from '../wait-for.ts'
import type { CoffmanCondition } from './types.ts'

/** The threads of a cycle in the wait-for graph, in order; empty when there is none. */
export function waitCycle(waiting: readonly WaitEdge[]): readonly WaitEdge[] {
  for (const start of waiting) {
    const path: WaitEdge[] = []
    let at: WaitEdge | undefined = start
    while (at && !path.includes(at)) {
      path.push(at)
      const next: number | null = at.holderTid
      at = waiting.find(({ tid }) => tid === next)
    }
    if (at) return path.slice(path.indexOf(at))
  }
  return []
}

/** The four conditions of Coffman, Elphick and Shoshani (1971), as this program meets them; empty without a cycle. */
export function coffmanConditions(waiting: readonly WaitEdge[]): readonly CoffmanCondition[] {
  const cycle = waitCycle(waiting)
  if (cycle.length === 0) return []
  const names = cycle.map(({ thread }) => thread)
  return [
    {
      condition: 'mutual exclusion',
      text: `What they wait for belongs to one thread at a time: ${cycle
        .map(({ what, line, holder }) => `line ${line} (${what}) is up to ${holder}`)
        .join(', ')}.`,
    },
    {
      condition: 'hold and wait',
      text: `${cycle
        .map(({ thread, line }) => `${thread} keeps what it has while it waits in line ${line}`)
        .join('; ')}.`,
    },
    { condition: 'no preemption', text: 'Nothing takes a lock away: only its holder gives it back.' },
    { condition: 'circular wait', text: `${[...names, names[0]].join(' waits for ')}.` },
  ]
}
