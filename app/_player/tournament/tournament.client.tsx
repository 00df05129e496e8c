'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AnySimulation } from '#sim/core/simulation.ts'
import { Contest } from './contest.client.tsx'
import { type GameId, gameIds, games, readGameHash } from './games.ts'
import styles from './tournament.module.css'

/** One workload, every policy. A link's workload stands in the fragment; another link in the same tab starts anew. */
export function Tournament() {
  const hash = useSyncExternalStore(onHashChange, readHash, () => '')
  return <Games key={hash} hash={hash} />
}

const readHash = () => location.hash.slice(1)

function onHashChange(notify: () => void): () => void {
  addEventListener('hashchange', notify)
  return () => removeEventListener('hashchange', notify)
}

function Games({ hash }: { hash: string }) {
  const linked = readGameHash(hash)
  const [id, setId] = useState<GameId>(linked?.id ?? 'scheduling')
  const { simulation, hasFailed, retry } = useGame(id)
  return (
    <div className={styles.tournament}>
      <fieldset className={styles.games}>
        <legend className="visually-hidden">What is compared</legend>
        {gameIds.map((game) => (
          <label key={game} className={styles.game} data-chosen={game === id}>
            <input type="radio" name="game" checked={game === id} onChange={() => setId(game)} />
            {games[game].title}
          </label>
        ))}
      </fieldset>
      {simulation ? (
        <Contest
          key={simulation.id}
          id={id}
          simulation={simulation}
          link={linked?.id === id ? linked.link : null}
        />
      ) : (
        <p className={styles.wait} aria-busy={!hasFailed}>
          {hasFailed
            ? 'The simulation could not be fetched. Check the connection.'
            : 'The policies are on their way.'}{' '}
          {hasFailed && (
            <button type="button" onClick={retry}>
              Fetch it again
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** The chosen simulation, once it is here. */
function useGame(id: GameId) {
  const [loaded, setLoaded] = useState<{ id: GameId; simulation: AnySimulation | null } | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` stands for a wish to fetch again.
  useEffect(() => {
    let isCurrent = true
    games[id].load().then(
      (simulation) => isCurrent && setLoaded({ id, simulation }),
      () => isCurrent && setLoaded({ id, simulation: null }),
    )
    return () => {
      isCurrent = false
    }
  }, [id, tries])
  const mine = loaded?.id === id ? loaded : null
  return {
    simulation: mine?.simulation ?? null,
    hasFailed: mine !== null && mine.simulation === null,
    retry: () => {
      setLoaded(null)
      setTries(tries + 1)
    },
  }
}
