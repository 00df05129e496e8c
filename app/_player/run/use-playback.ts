import { useCallback, useEffect, useState } from 'react'

/** A run of up to 150 steps plays at this pace, in steps a second; a longer one takes about half a minute. */
const CALM_PACE = 1.6
const WHOLE_RUN_SECONDS = 30
export const SPEEDS = [0.5, 1, 2, 4] as const

export type Playback = {
  readonly isPlaying: boolean
  readonly speed: number
  readonly toggle: () => void
  readonly pause: () => void
  readonly setSpeed: (speed: number) => void
}

/** Steps on by a timer until `advance` says no. */
export function usePlayback(advance: () => boolean, length: number): Playback {
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const pace = Math.max(CALM_PACE, Math.min(60, length / WHOLE_RUN_SECONDS)) * speed
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      if (!advance()) setPlaying(false)
    }, 1000 / pace)
    return () => clearInterval(timer)
  }, [isPlaying, pace, advance])
  const toggle = useCallback(() => setPlaying((playing) => !playing), [])
  const pause = useCallback(() => setPlaying(false), [])
  return { isPlaying, speed, toggle, pause, setSpeed }
}
