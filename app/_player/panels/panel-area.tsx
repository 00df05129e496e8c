import { ComparePanel } from '../compare/compare-panel.tsx'
import { SetupPanel } from '../config/setup-panel.client.tsx'
import { ExportPanel } from '../export/export-panel.client.tsx'
import type { Player } from '../run/use-player.ts'
import { SchedulesPanel } from '../schedules/schedules-panel.client.tsx'
import { HelpPanel } from './help-panel.tsx'
import styles from './panel-area.module.css'
import { SharePanel } from './share-panel.client.tsx'

export type PanelId = 'setup' | 'compare' | 'schedules' | 'share' | 'export' | 'help'

type Props = { panel: PanelId; player: Player; title: string }

/** What the control bar opens, under the sentence. One at a time. */
export function PanelArea(props: Props) {
  return (
    <div className={styles.area}>
      <PanelContent {...props} />
    </div>
  )
}

function PanelContent({ panel, player, title }: Props) {
  switch (panel) {
    case 'setup':
      return <SetupPanel player={player} />
    case 'compare':
      return <ComparePanel player={player} />
    case 'schedules':
      return <SchedulesPanel player={player} />
    case 'share':
      return <SharePanel player={player} />
    case 'export':
      return <ExportPanel player={player} title={title} />
    case 'help':
      return <HelpPanel />
  }
}
