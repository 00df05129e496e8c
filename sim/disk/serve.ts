import type { Step } from '../core/simulation.ts'
import { chooseRequest } from './choose.ts'
import type { DiskEvent } from './events.ts'
import { estimate, placeOf, seekTicks, ticksUntil } from './geometry.ts'
import type { DiskState } from './state.ts'

type DiskStep = Step<DiskState, DiskEvent>

/** One phase: the choice with its seek, the rotation, or the transfer. A phase may take no time. O(waiting + ticks). */
export function serve(state: DiskState): DiskStep {
  if (state.current === null) return state.waiting.length === 0 ? idle(state) : begin(state)
  const { request } = state.current
  const place = placeOf(state.config, state.requests[request]!.block)
  if (state.current.phase === 'rotate') {
    const ticks = ticksUntil(state.config, state.now, place.begin)
    const turned = { type: 'disk-turned', time: state.now, ticks, request } as const
    return later({ ...state, current: { request, phase: 'transfer' } }, ticks, [turned])
  }
  const ticks = ticksUntil(state.config, state.now, place.end)
  const { block } = state.requests[request]!
  const done = { type: 'block-transferred', time: state.now, ticks, request, block } as const
  return later({ ...state, current: null, served: state.served + 1 }, ticks, [done])
}

/** Picks a request and moves the arm; then one late request joins the queue. */
function begin(state: DiskState): DiskStep {
  const { config, now: time, track } = state
  const { request, direction } = chooseRequest(state)
  const { block } = state.requests[request]!
  const to = placeOf(config, block).track
  const ticks = seekTicks(config, Math.abs(to - track))
  const chosen: DiskEvent = {
    type: 'request-chosen',
    time,
    request,
    block,
    policy: config.policy,
    waiting: state.waiting.length,
    estimate: estimate(config, { track, time }, block),
  }
  const late = takeLate({
    ...state,
    waiting: state.waiting.filter((other) => other !== request),
    track: to,
    direction,
    current: { request, phase: 'rotate' },
  })
  const moved: DiskEvent = { type: 'arm-moved', time, ticks, request, from: track, to }
  return later(late.state, ticks, [chosen, ...late.events, moved])
}

function takeLate(state: DiskState): DiskStep {
  const { config, lateTaken, requests, waiting, now: time } = state
  const block = config.lateRequests[lateTaken]
  if (block === undefined) return { state, events: [] }
  const request = requests.length
  return {
    state: {
      ...state,
      lateTaken: lateTaken + 1,
      requests: [...requests, { block, arrival: time }],
      waiting: [...waiting, request],
    },
    events: [{ type: 'request-arrived', time, request, block }],
  }
}

function idle(state: DiskState): DiskStep {
  const next = Math.min(...state.requests.flatMap(({ arrival }) => (arrival > state.now ? [arrival] : [])))
  const ticks = next - state.now
  return later(state, ticks, [{ type: 'disk-idled', time: state.now, ticks }])
}

/** Time passes; requests that arrive meanwhile join the queue in the order of their arrival, equals as listed. */
function later(state: DiskState, ticks: number, events: readonly DiskEvent[]): DiskStep {
  const now = state.now + ticks
  const due = state.config.requests.flatMap(({ arrival, block }, request) =>
    arrival > state.now && arrival <= now ? [{ arrival, block, request }] : [],
  )
  due.sort((a, b) => a.arrival - b.arrival)
  return {
    state: { ...state, now, waiting: [...state.waiting, ...due.map(({ request }) => request)] },
    events: [
      ...events,
      ...due.map(
        ({ arrival, block, request }) =>
          ({ type: 'request-arrived', time: arrival, request, block }) as const,
      ),
    ],
  }
}
