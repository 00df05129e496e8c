import type { ResourceGraphState } from '#sim/deadlock/state.ts'

export type Edge = {
  readonly type: 'request' | 'assignment'
  readonly process: number
  readonly resource: number
  readonly count: number
  readonly isInCycle: boolean
  /** The same process both holds instances of the resource and waits for more. */
  readonly hasTwin: boolean
}

/** Request edges (process to resource) and assignment edges (resource to process), and which of them form the cycle. */
export function edgesOf({ config, held, waiting, cycle }: ResourceGraphState): Edge[] {
  const inCycle = new Set(cycle?.map((name, index) => `${name} ${cycle[(index + 1) % cycle.length]}`))
  const processes = config.processes
  const resources = config.resources.map(({ name }) => name)
  const requests = waiting.flatMap((wanted, process): Edge[] => {
    if (wanted === null) return []
    const isInCycle = inCycle.has(`${processes[process]} ${resources[wanted.resource]}`)
    const hasTwin = (held[process]?.[wanted.resource] ?? 0) > 0
    return [{ type: 'request', process, ...wanted, isInCycle, hasTwin }]
  })
  const assignments = held.flatMap((row, process) =>
    row.flatMap((count, resource): Edge[] => {
      const isInCycle = inCycle.has(`${resources[resource]} ${processes[process]}`)
      const hasTwin = waiting[process]?.resource === resource
      return count === 0 ? [] : [{ type: 'assignment', process, resource, count, isInCycle, hasTwin }]
    }),
  )
  return [...assignments, ...requests]
}
