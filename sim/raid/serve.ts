import type { Step } from '../core/simulation.ts'
import type { RaidConfig } from './config.ts'
import { withoutDisk } from './degraded.ts'
import type { RaidEvent } from './events.ts'
import { type Access, planOf } from './plan.ts'

export type RaidState = {
  readonly config: RaidConfig
  readonly now: number
  /** The offset each disk accessed last; null before the first. */
  readonly heads: readonly (number | null)[]
}

export const initialState = (config: RaidConfig): RaidState => ({
  config,
  now: 0,
  heads: Array.from({ length: config.disks }, () => null),
})

/** One request, with all accesses to disks that it needs. O(disks x blocks). */
export function serve(state: RaidState): Step<RaidState, RaidEvent> {
  const { config, now: time } = state
  const request = config.requests[time]!
  const { address, blocks } = request
  const events: RaidEvent[] = [{ type: 'request-started', time, kind: request.type, address, blocks }]
  const done: Access[] = []
  for (const { stripe, method, accesses } of planOf(config, request)) {
    const reads = accesses.filter(({ type }) => type === 'read').length
    if (method !== null) events.push({ type: 'parity-planned', time, stripe, method, reads })
    for (const access of accesses) {
      const actual = withoutDisk(config, access)
      if (actual === null) events.push({ type: 'data-lost', time, disk: access.disk, block: access.block })
      for (const each of actual ?? []) {
        done.push(each)
        events.push(eventOf(each, time))
      }
    }
  }
  const { heads, ms } = timed(state, done)
  events.push({ type: 'request-done', time, accesses: done.length, ms })
  return { state: { ...state, now: time + 1, heads }, events }
}

function eventOf({ type, disk, offset, block, purpose }: Access, time: number): RaidEvent {
  return { type: type === 'read' ? 'block-read' : 'block-written', time, disk, offset, block, purpose }
}

/** Each disk positions unless a block follows the last one; all disks read side by side, then all write. */
function timed({ config, heads: before }: RaidState, accesses: readonly Access[]) {
  const heads = [...before]
  let ms = 0
  for (const phase of ['read', 'write'] as const) {
    const busy = heads.map(() => 0)
    for (const { type, disk, offset } of accesses) {
      if (type !== phase) continue
      const isNext = heads[disk] !== null && offset === heads[disk]! + 1
      busy[disk]! += (isNext ? 0 : config.positionMs) + config.transferMs
      heads[disk] = offset
    }
    ms += Math.max(...busy)
  }
  return { heads, ms }
}
