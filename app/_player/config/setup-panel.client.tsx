'use client'
import type { Player } from '../run/use-player.ts'
import { ConfigFile } from './config-file.client.tsx'
import { ConfigForm } from './config-form.client.tsx'
import styles from './setup-panel.module.css'

/** The settings of the (first) run, as a form and as a file. Every valid edit runs at once. */
export function SetupPanel({ player }: { player: Player }) {
  const { simulation } = player.loaded
  const open = (config: unknown) => player.open('a', { config, path: [], position: 0 })
  return (
    <div className={styles.panel}>
      <ConfigForm simulation={simulation} config={player.stage.a.config} onChange={open} />
      <ConfigFile simulation={simulation} config={player.stage.a.config} onChange={open} />
    </div>
  )
}
