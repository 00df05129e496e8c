import { KEYS, keyName } from '../run/keys.ts'
import styles from './help-panel.module.css'

export function HelpPanel() {
  return (
    <div className={styles.help}>
      <p>These keys work while the focus is inside the figure.</p>
      <dl className={styles.keys}>
        {KEYS.map(({ keys, text }) => (
          <div key={text} className={styles.row}>
            <dt>
              <kbd>{keyName(keys.at(-1) ?? '')}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div className={styles.row}>
          <dt>
            <kbd>1</kbd>–<kbd>9</kbd>
          </dt>
          <dd>Take that step, where you choose</dd>
        </div>
      </dl>
    </div>
  )
}
