'use client'
import { useEffect } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { Witness } from '#sim/core/check.ts'
import type { Player } from '../run/use-player.ts'
import { Report } from './report.tsx'
import styles from './schedules-panel.module.css'
import { useCheck } from './use-check.ts'

/** Every schedule of this machine: how many, how they end, and one run to see for each end. */
export function SchedulesPanel({ player }: { player: Player }) {
  const { state, start, cancel } = useCheck()
  const { simulation, config } = player.stage.a
  useEffect(() => start({ simulationId: simulation.id, config }), [start, simulation, config])
  const replay = ({ path, steps }: Witness) => player.open('a', { config, path, position: steps })
  const report = state.type === 'working' || state.type === 'done' ? state.report : null
  return (
    <div className={styles.panel}>
      <div className={styles.status} aria-live="polite">
        {state.type === 'working' && (
          <>
            <p>
              Exploring every schedule
              {report === null ? '…' : `: ${report.states.toLocaleString('en')} states so far…`}
            </p>
            <Button size="sm" onClick={cancel}>
              Stop here
            </Button>
          </>
        )}
        {state.type === 'failed' && <p>{state.message}</p>}
        {state.type === 'idle' && (
          <Button size="sm" onClick={() => start({ simulationId: simulation.id, config })}>
            Explore every schedule
          </Button>
        )}
      </div>
      {report !== null && <Report report={report} isFinal={state.type === 'done'} onReplay={replay} />}
    </div>
  )
}
