import { estimate, placeOf } from './geometry.ts'
import type { DiskState } from './state.ts'

/** The request to serve next, of those that wait; scan may turn the arm round. O(waiting). */
export function chooseRequest(state: DiskState): { readonly request: number; readonly direction: 1 | -1 } {
  const { config, waiting, direction } = state
  switch (config.policy) {
    case 'fifo':
      return { request: waiting[0]!, direction }
    case 'sstf':
      return { request: quickest(state, nearest(state, windowOf(state))), direction }
    case 'satf':
    case 'bounded-satf':
      return { request: quickest(state, windowOf(state)), direction }
    case 'scan': {
      const ahead = waiting.filter((request) => (trackOf(state, request) - state.track) * direction >= 0)
      const turned = ahead.length === 0
      const candidates = nearest(state, turned ? waiting : ahead)
      return {
        request: quickest(state, candidates),
        direction: turned ? (direction === 1 ? -1 : 1) : direction,
      }
    }
    case 'c-scan': {
      const ahead = waiting.filter((request) => trackOf(state, request) >= state.track)
      const candidates = ahead.length > 0 ? nearest(state, ahead) : nearest({ ...state, track: 0 }, waiting)
      return { request: quickest(state, candidates), direction }
    }
  }
}

/** The requests that the policy may look at: a window that moves with the queue, or batch after batch. */
function windowOf({ config, waiting, served, reach }: DiskState): readonly number[] {
  const { window, policy } = config
  if (window === 0) return waiting
  if (policy !== 'bounded-satf') {
    return config.convention === 'ostep'
      ? waiting.filter((request) => request < reach)
      : waiting.slice(0, window)
  }
  const batchEnd = (Math.floor(served / window) + 1) * window
  return waiting.slice(0, batchEnd - served)
}

const trackOf = ({ config, requests }: DiskState, request: number) =>
  placeOf(config, requests[request]!.block).track

/** Those with the shortest way for the arm. */
function nearest(state: DiskState, candidates: readonly number[]): readonly number[] {
  const distance = (request: number) => Math.abs(trackOf(state, request) - state.track)
  const least = Math.min(...candidates.map(distance))
  return candidates.filter((request) => distance(request) === least)
}

/** The least estimate, the first in the queue of equals. */
function quickest(state: DiskState, candidates: readonly number[]): number {
  const estimates = candidates.map((request) => estimate(state.config, state, state.requests[request]!.block))
  return candidates[estimates.indexOf(Math.min(...estimates))]!
}
