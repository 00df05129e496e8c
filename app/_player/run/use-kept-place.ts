import { useEffect } from 'react'
import { encodeShareLink } from '#sim/core/share-link.ts'
import { pathOf } from './session.ts'
import type { Player } from './use-player.ts'

const DELAY_MS = 400

/** Keeps the reader's place in this browser under `storageKey`, once they have moved and a moment after each move. */
export function useKeptPlace({ stage, timeline, loaded }: Player, storageKey: string | undefined): void {
  useEffect(() => {
    if (storageKey === undefined || stage.position === 0) return
    const timer = setTimeout(() => {
      const { a } = stage
      const position = timeline.at(stage.position).a
      const link = encodeShareLink(loaded.simulation, { config: a.config, path: pathOf(a), position })
      if (link.ok) keep(storageKey, link.value)
    }, DELAY_MS)
    return () => clearTimeout(timer)
  }, [stage, timeline, loaded, storageKey])
}

/** A browser that keeps nothing for this site loses the place, and nothing else. */
function keep(storageKey: string, link: string): void {
  try {
    localStorage.setItem(storageKey, link)
  } catch {
    return
  }
}
