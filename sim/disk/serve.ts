import type { Step } from '../core/simulation.ts'
import { chooseRequest } from './choose.ts'
import { blocksOf, type DiskConfig } from './config.ts'
import type { DiskEvent } from './events.ts'
import { angleAfter, estimate, moveArm, placeOf, ticksUntil } from './geometry.ts'
import type { DiskState } from './state.ts'

type DiskStep = Step<DiskState, DiskEvent>

/** One phase: the choice with its seek, the rotation, or the transfer. A phase may take no time. O(waiting + ticks). */
export function serve(state: DiskState): DiskStep {
  if (state.current === null) return state.waiting.length === 0 ? idle(state) : begin(state)
  const { request, phase, atLeast } = state.current
  const { block } = state.requests[request]!
  const place = placeOf(state.config, block)
  const to = phase === 'rotate' ? place.begin : place.end
  const ticks = ticksUntil(state.config, { from: state.angle, to, atLeast })
  if (phase === 'rotate') {
    const turned = { type: 'disk-turned', time: state.now, ticks, request } as const
    return later({ ...state, current: { request, phase: 'transfer', atLeast: 0 } }, ticks, [turned])
  }
  const done = { type: 'block-transferred', time: state.now, ticks, request, block } as const
  const { served, reach, requests } = state
  const next = { served: served + 1, reach: Math.min(reach + 1, Math.max(reach, requests.length)) }
  return later({ ...state, ...next, current: null, lastBlock: block }, ticks, [done])
}

/** Picks a request and moves the arm; then one late request joins the queue. */
function begin(state: DiskState): DiskStep {
  const { config, now: time, track } = state
  const { request, direction } = chooseRequest(state)
  const { block } = state.requests[request]!
  const to = placeOf(config, block).track
  const { ticks, arm } = moveArm(config, { arm: state.arm, from: track, to })
  const chosen: DiskEvent = {
    type: 'request-chosen',
    time,
    request,
    block,
    policy: config.policy,
    waiting: state.waiting.length,
    estimate: estimate(config, state, block),
  }
  const late = takeLate({
    ...state,
    waiting: state.waiting.filter((other) => other !== request),
    track: to,
    arm,
    direction,
    current: { request, phase: 'rotate', atLeast: 0 },
  })
  const moved: DiskEvent = { type: 'arm-moved', time, ticks, request, from: track, to }
  const seeking = later(late.state, ticks, [chosen, ...late.events, moved])
  return config.convention === 'ostep' && to === track
    ? withoutSeek(seeking, state.lastBlock, block)
    : seeking
}

/**
 * ostep, a request on the track where the arm stands: the next block, or the first after the last, is read on at once;
 * any other is looked for from the next tick on.
 */
function withoutSeek({ state, events }: DiskStep, last: number | null, block: number): DiskStep {
  const request = state.current!.request
  const isFollowing = last !== null && (block === last + 1 || isWrapped(state.config, last, block))
  if (!isFollowing) return { state: { ...state, current: { request, phase: 'rotate', atLeast: 1 } }, events }
  const turned: DiskEvent = { type: 'disk-turned', time: state.now, ticks: 0, request }
  return {
    state: { ...state, current: { request, phase: 'transfer', atLeast: 1 } },
    events: [...events, turned],
  }
}

/** From the last block of a track to its first. */
function isWrapped(config: DiskConfig, last: number, block: number): boolean {
  const { track } = placeOf(config, last)
  const length = blocksOf(config, track)
  return block === last - length + 1 && placeOf(config, block).track === track
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
    state: {
      ...state,
      now,
      angle: angleAfter(state.config, state.angle, ticks),
      waiting: [...state.waiting, ...due.map(({ request }) => request)],
    },
    events: [
      ...events,
      ...due.map(
        ({ arrival, block, request }) =>
          ({ type: 'request-arrived', time: arrival, request, block }) as const,
      ),
    ],
  }
}
