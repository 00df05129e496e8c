import type { Entry, Snapshot } from '#app/_saving/save-queue.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import styles from './lab.module.css'

type LabSaveStateProps = {
  /** What a learner works on here. */
  readonly what: 'settings' | 'program'
  readonly isSignedIn: boolean
  readonly snapshot: Snapshot<LabValues>
  readonly entry: Entry<LabValues> | undefined
}

/** One sentence that says what is kept, and where. */
export function LabSaveState({ what, isSignedIn, snapshot, entry }: LabSaveStateProps) {
  return (
    <p className={styles.note} role="status">
      {isSignedIn
        ? accountWords(what, snapshot, entry)
        : `Your ${what} ${are(what)} kept on this device. Credit needs an account.`}
    </p>
  )
}

const are = (what: LabSaveStateProps['what']) => (what === 'settings' ? 'are' : 'is')
const they = (what: LabSaveStateProps['what']) => (what === 'settings' ? 'them' : 'it')

function accountWords(
  what: LabSaveStateProps['what'],
  { isOffline }: Snapshot<LabValues>,
  entry: Entry<LabValues> | undefined,
): string {
  if (isOffline) return `Offline. Your ${what} ${are(what)} kept on this device and saved when you are back.`
  switch (entry?.state) {
    case 'waiting':
    case 'saving':
      return 'Saving'
    case 'conflict':
      return `Your account holds ${what === 'settings' ? 'other settings' : 'another program'}. Choose which to keep.`
    case 'failed':
      return `Not saved: ${entry.message}`
    default:
      return `Your ${what} ${are(what)} saved to your account as you change ${they(what)}.`
  }
}
