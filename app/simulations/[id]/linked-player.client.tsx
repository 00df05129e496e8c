'use client'
import { useSyncExternalStore } from 'react'
import { SimulationPlayer } from '#app/_player/simulation-player.client.tsx'

type Props = { simulationId: string; title: string; config: unknown }

/** The player at the run that the address names; another link opened in the same tab starts anew. */
export function LinkedPlayer(props: Props) {
  const link = useSyncExternalStore(onHashChange, readHash, () => null)
  if (link === null) return <SimulationPlayer key="server" {...props} />
  return (
    <SimulationPlayer key={link} {...props} link={link} storageKey={`simulation:${props.simulationId}`} />
  )
}

const readHash = () => location.hash.slice(1)

function onHashChange(notify: () => void): () => void {
  addEventListener('hashchange', notify)
  return () => removeEventListener('hashchange', notify)
}
