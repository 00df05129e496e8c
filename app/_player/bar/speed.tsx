import { type Playback, SPEEDS } from '../run/use-playback.ts'
import styles from './speed.module.css'

export function Speed({ playback }: { playback: Playback }) {
  return (
    <label className={styles.speed} data-part="speed">
      <span className="visually-hidden">Speed</span>
      <select value={playback.speed} onChange={(event) => playback.setSpeed(Number(event.target.value))}>
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
    </label>
  )
}
