import type { Entry, Snapshot } from '#app/_saving/save-queue.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import styles from './lab.module.css'

type LabSaveStateProps = {
  readonly isSignedIn: boolean
  readonly snapshot: Snapshot<LabValues>
  readonly entry: Entry<LabValues> | undefined
}

/** One sentence that says what is kept, and where. */
export function LabSaveState({ isSignedIn, snapshot, entry }: LabSaveStateProps) {
  return (
    <p className={styles.note} role="status">
      {isSignedIn
        ? accountWords(snapshot, entry)
        : 'Your settings are kept on this device. Credit needs an account.'}
    </p>
  )
}

function accountWords({ isOffline }: Snapshot<LabValues>, entry: Entry<LabValues> | undefined): string {
  if (isOffline) return 'Offline. Your settings are kept on this device and saved when you are back.'
  switch (entry?.state) {
    case 'waiting':
    case 'saving':
      return 'Saving'
    case 'conflict':
      return 'Your account holds other settings. Choose which ones to keep.'
    case 'failed':
      return `Not saved: ${entry.message}`
    default:
      return 'Your settings are saved to your account as you change them.'
  }
}
