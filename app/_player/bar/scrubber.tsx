import { useMemo } from 'react'
import type { Predict } from '../predict/use-predict.ts'
import { thinMarks } from '../run/scrub-marks.ts'
import type { Playback } from '../run/use-playback.ts'
import type { Player } from '../run/use-player.ts'
import styles from './scrubber.module.css'

const MOST_MARKS = 160

/** The run as a line: where you are, and where something happens. */
export function Scrubber({
  player,
  playback,
  predict,
}: {
  player: Player
  playback: Playback
  predict: Predict
}) {
  const { stage, timeline, marks, frames } = player
  const { position } = stage
  const shown = useMemo(() => thinMarks(marks, timeline.length, MOST_MARKS), [marks, timeline.length])
  const time = frames.a.events.at(-1)?.time ?? 0
  const where = `step ${position} of ${timeline.length}`
  return (
    <div className={styles.scrubber} data-part="scrubber">
      <div className={styles.track}>
        <div className={styles.marks} aria-hidden="true">
          {shown
            .filter((mark) => !predict.isOn || mark.position <= position)
            .map((mark) => (
              <span
                key={mark.position}
                className={`${styles.mark} ${styles[mark.tone]}`}
                style={{ left: `${(100 * mark.position) / Math.max(1, timeline.length)}%` }}
              />
            ))}
        </div>
        <input
          className={styles.range}
          type="range"
          min={0}
          max={timeline.length}
          value={position}
          disabled={predict.isOn}
          aria-label="Position in the run"
          aria-valuetext={`${where}, time ${time}`}
          onChange={(event) => {
            playback.pause()
            player.seek(event.target.valueAsNumber)
          }}
        />
      </div>
      <span className={styles.where}>
        {position}
        <span className={styles.of}> / {timeline.length}</span>
      </span>
    </div>
  )
}
