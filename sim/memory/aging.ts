import type { PageReplacementState } from './state.ts'

/**
 * At the end of each period of `agingReferences` the use bits move into the counters: added (nfu), or shifted in from the
 * left of a byte so that old use fades (aging). Tanenbaum and Bos, ch. 3.4. O(frames).
 */
export function age(state: PageReplacementState): PageReplacementState {
  const { config, now, frames } = state
  if (config.policy !== 'nfu' && config.policy !== 'aging') return state
  if (now === 0 || now % config.agingReferences !== 0) return state
  const aged = (counter: number, bit: number) =>
    config.policy === 'nfu' ? counter + bit : (counter >> 1) | (bit << 7)
  return {
    ...state,
    frames: frames.map(
      (frame) =>
        frame && { ...frame, counter: aged(frame.counter, frame.isReferenced ? 1 : 0), isReferenced: false },
    ),
  }
}
