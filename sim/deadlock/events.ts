/** Names of processes and resources, as in the config. Times count actions, from 0. */
type Request = {
  readonly time: number
  readonly process: string
  readonly resource: string
  readonly count: number
}

/**
 * Draw the graph from the state: request edges from `waiting`, assignment edges from `held`; `cycle-closed` names the nodes of
 * a cycle in order, `deadlock-detected` the processes that can never go on.
 */
export type ResourceGraphEvent =
  | ({ readonly type: 'resource-granted'; readonly hasWaited: boolean; readonly free: number } & Request)
  | ({
      readonly type: 'process-blocked'
      readonly free: number
      readonly holders: readonly string[]
    } & Request)
  | ({ readonly type: 'resource-released' } & Request)
  | ({ readonly type: 'release-refused'; readonly held: number } & Request)
  | {
      readonly type: 'process-ended'
      readonly time: number
      readonly process: string
      readonly released: readonly { readonly resource: string; readonly count: number }[]
    }
  | {
      readonly type: 'cycle-closed'
      readonly time: number
      readonly cycle: readonly string[]
      readonly isDeadlock: boolean
    }
  | { readonly type: 'deadlock-detected'; readonly time: number; readonly processes: readonly string[] }

const units = (count: number, resource: string) =>
  count === 1 ? `1 instance of ${resource}` : `${count} instances of ${resource}`
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** One sentence: what happened and why. */
export function describeResourceGraphEvent(event: ResourceGraphEvent): string {
  const at = `Action ${event.time + 1}:`
  switch (event.type) {
    case 'resource-granted':
      return event.hasWaited
        ? `${at} ${event.process} gets ${units(event.count, event.resource)} that it waited for and is no longer blocked, because enough are free now.`
        : `${at} ${event.process} gets ${units(event.count, event.resource)} at once, because ${event.free} ${event.free === 1 ? 'was' : 'were'} free.`
    case 'process-blocked':
      return `${at} ${event.process} asks for ${units(event.count, event.resource)} and blocks, because ${event.free} ${event.free === 1 ? 'is' : 'are'} free; held by ${list(event.holders)}.`
    case 'resource-released':
      return `${at} ${event.process} gives back ${units(event.count, event.resource)}.`
    case 'release-refused':
      return `${at} ${event.process} cannot give back ${units(event.count, event.resource)}, because it holds ${event.held}; nothing changes.`
    case 'process-ended':
      return event.released.length === 0
        ? `${at} ${event.process} ends, because its actions are done.`
        : `${at} ${event.process} ends, because its actions are done, and gives back ${list(event.released.map(({ resource, count }) => units(count, resource)))}.`
    case 'cycle-closed':
      return `${at} the graph has a cycle: ${event.cycle.join(' → ')} → ${event.cycle[0]}. ${
        event.isDeadlock
          ? 'It is a deadlock, because nobody outside the cycle can give back what its members wait for.'
          : 'It is no deadlock, because a process that waits for nothing can still give back what is missing.'
      }`
    case 'deadlock-detected':
      return `${at} ${list(event.processes)} ${event.processes.length === 1 ? 'is' : 'are'} deadlocked, because each waits for instances that only the others could give back.`
  }
}
