import { useCallback, useEffect, useState } from 'react'
import { keep, kept } from '../keep.ts'

export type PaneRange = { readonly initial: number; readonly min: number; readonly max: number }

/** The size of a pane, remembered in this browser under `key`. */
export function usePaneSize(key: string, { initial, min, max }: PaneRange) {
  const [size, setSize] = useState(initial)
  useEffect(() => {
    const size = Number(kept(key) ?? Number.NaN)
    if (Number.isFinite(size)) setSize(Math.min(max, Math.max(min, size)))
  }, [key, min, max])
  const change = useCallback(
    (next: number) => {
      const within = Math.round(Math.min(max, Math.max(min, next)))
      setSize(within)
      keep(key, String(within))
    },
    [key, min, max],
  )
  return [size, change] as const
}
