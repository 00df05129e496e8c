import { freeOf, type ResourceGraphState } from './state.ts'

type Graph = Pick<ResourceGraphState, 'config' | 'held' | 'waiting'>

/**
 * The processes that can never go on, in index order: those left when everybody whose request fits is assumed to finish
 * and give back all it holds (Coffman, Elphick, Shoshani 1971; Silberschatz et al. ch. 8.6.2). O(processes^2 x resources).
 */
export function findDeadlocked(graph: Graph): readonly number[] {
  const work = graph.config.resources.map((_, resource) => freeOf(graph, resource))
  let left = [...graph.held.keys()]
  for (;;) {
    const fits = left.filter((process) => {
      const request = graph.waiting[process]
      return !request || request.count <= work[request.resource]!
    })
    if (fits.length === 0) return left
    for (const process of fits) {
      for (const [resource, count] of graph.held[process]!.entries()) work[resource]! += count
    }
    left = left.filter((process) => !fits.includes(process))
  }
}

/**
 * The names along one cycle of the resource-allocation graph, from a process on, or null. With one instance per resource a
 * cycle is a deadlock; with more it only may be (Holt 1972).
 */
export function findCycle(graph: Graph): readonly string[] | null {
  for (const process of graph.held.keys()) {
    const cycle = cycleThrough(graph, process)
    if (cycle !== null) return cycle
  }
  return null
}

/** A shortest cycle through a process: breadth first over the waits-for relation. */
function cycleThrough(graph: Graph, start: number): readonly string[] | null {
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (const process of queue) {
    for (const holder of holdersOf(graph, process)) {
      if (holder === start) return namesAlong(graph, start, process, cameFrom)
      if (cameFrom.has(holder)) continue
      cameFrom.set(holder, process)
      queue.push(holder)
    }
  }
  return null
}

/** The processes that hold an instance of what a process waits for. */
export function holdersOf({ held, waiting }: Graph, process: number): readonly number[] {
  const request = waiting[process]
  if (!request) return []
  return [...held.keys()].filter((holder) => held[holder]![request.resource]! > 0)
}

function namesAlong(
  graph: Graph,
  start: number,
  last: number,
  cameFrom: ReadonlyMap<number, number>,
): readonly string[] {
  const processes = [last]
  while (processes[0] !== start) processes.unshift(cameFrom.get(processes[0]!)!)
  const { config, waiting } = graph
  return processes.flatMap((process) => [
    config.processes[process]!,
    config.resources[waiting[process]!.resource]!.name,
  ])
}
