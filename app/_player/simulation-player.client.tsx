'use client'
import { type ComponentType, type CSSProperties, useEffect, useRef, useState } from 'react'
import type { PlayerProps } from './player.client.tsx'
import styles from './simulation-player.module.css'
import type { LoadedView } from './view.ts'
import { isViewId, reservedHeights, views } from './views.ts'

export type SimulationPlayerProps = {
  simulationId: string
  /** Input for the simulation's schema; defaults are filled in. */
  config: unknown
  /** Choices to start from, for machines with choices. */
  path?: readonly number[]
  title: string
  /** A caption around the player already prints the title. */
  isCaptioned?: boolean
  /** Where in this browser the reader's place is kept, for "Continue". */
  storageKey?: string
  /** A share link's text (`location.hash` without `#`), which wins over `config`, `path` and the kept place. */
  link?: string
}

type Parts = {
  readonly Player: ComponentType<PlayerProps>
  readonly loaded: LoadedView
  /** What stood here before had the focus. */
  readonly takesFocus: boolean
}

/** A figure that runs. Nothing of it is fetched before it comes near the screen or gets the focus. */
export function SimulationPlayer(props: SimulationPlayerProps) {
  const { simulationId, title, ...rest } = props
  const [parts, setParts] = useState<Parts | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const { ref, load } = useLoading(simulationId, { onLoad: setParts, onFail: () => setFailed(true) })
  if (!isViewId(simulationId)) {
    return <p className={styles.message}>There is no simulation called “{simulationId}”.</p>
  }
  if (parts !== null) return <parts.Player {...parts} title={title} {...rest} />
  const { narrow, wide } = reservedHeights[simulationId]
  const reserved = { '--narrow': `${narrow}px`, '--wide': `${wide}px` } as CSSProperties
  return (
    <section ref={ref} className={styles.shell} style={reserved} aria-label={title} aria-busy="true">
      {!props.isCaptioned && <p className={styles.title}>{title}</p>}
      <p className={styles.message}>
        {hasFailed ? 'This figure could not be fetched. Check the connection.' : 'The figure is on its way.'}
      </p>
      <noscript>
        <p className={styles.message}>This figure runs in the browser and needs JavaScript.</p>
      </noscript>
      <button type="button" className={styles.load} onClick={load} onFocus={load}>
        {hasFailed ? 'Fetch it again' : 'Show it now'}
      </button>
    </section>
  )
}

type Outcome = { onLoad: (parts: Parts) => void; onFail: () => void }

function useLoading(simulationId: string, { onLoad, onFail }: Outcome) {
  const ref = useRef<HTMLElement>(null)
  const load = () => {
    if (!isViewId(simulationId)) return
    Promise.all([import('./player.client.tsx'), views[simulationId]()]).then(
      ([{ Player }, loaded]) =>
        onLoad({ Player, loaded, takesFocus: ref.current?.contains(document.activeElement) ?? false }),
      onFail,
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer is set up once per simulation; `load` closes over setters only.
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        load()
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [simulationId])
  return { ref, load }
}
