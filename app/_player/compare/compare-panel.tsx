import type { Player } from '../run/use-player.ts'
import { ChooseB } from './choose-b.client.tsx'
import styles from './compare-panel.module.css'
import { DifferenceTable } from './difference-table.tsx'

/** Chooses what differs, and shows what difference it makes. */
export function ComparePanel({ player }: { player: Player }) {
  const { a, b } = player.frames
  return (
    <div className={styles.panel}>
      <ChooseB player={player} />
      {b !== null && <DifferenceTable simulation={player.loaded.simulation} a={a.metrics} b={b.metrics} />}
    </div>
  )
}
