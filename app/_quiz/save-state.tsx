import type { Snapshot } from '#app/_saving/save-queue.ts'
import styles from './attempt.module.css'

/** One line that always says where the answers are. */
export function SaveState({ entries, isOffline, isClosed }: Snapshot<unknown>) {
  const states = [...entries.values()].map(({ state }) => state)
  const [tone, words] = isClosed
    ? ['warning', 'This attempt is closed. Nothing more can be saved.']
    : states.includes('conflict')
      ? ['warning', 'One answer was changed on another page. Choose which one counts.']
      : isOffline
        ? ['warning', 'Offline. Your answers are kept on this device and sent when you are back.']
        : states.includes('failed')
          ? ['warning', 'One answer could not be saved.']
          : states.some((state) => state === 'saving' || state === 'waiting')
            ? ['busy', 'Saving']
            : ['saved', 'All answers saved']
  return (
    <p className={styles.saveState} data-tone={tone} role="status">
      {words}
    </p>
  )
}
