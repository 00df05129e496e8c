'use client'
import { useMemo } from 'react'
import { ProblemList } from './head/problem-list.tsx'
import { ReadyPlayer } from './ready-player.client.tsx'
import { startOf } from './run/start.ts'
import type { LoadedView } from './view.ts'

export type PlayerProps = {
  loaded: LoadedView
  config: unknown
  path?: readonly number[]
  title: string
  isCaptioned?: boolean
  storageKey?: string
  link?: string
  takesFocus: boolean
}

/** Finds out where to start (link, kept place, given config) and says so when that is impossible. */
export function Player(props: PlayerProps) {
  const { loaded, config, path, title, isCaptioned, storageKey, link, takesFocus } = props
  const { simulation } = loaded
  const found = useMemo(
    () => startOf(simulation, { config, path: path ?? [], storageKey, link }),
    [simulation, config, path, storageKey, link],
  )
  if (!found.ok) return <ProblemList title={title} problems={found.error.problems} />
  return (
    <ReadyPlayer
      loaded={loaded}
      title={title}
      isCaptioned={isCaptioned}
      storageKey={storageKey}
      takesFocus={takesFocus}
      {...found.value}
    />
  )
}
