import type { FinishedRun } from '#lib/content/simulate.ts'
import { PlainData } from './plain-data.tsx'
import styles from './sim-block.module.css'

/** More sentences than this are a log, not a story. */
const STORY_LENGTH = 60

const ENDINGS: Readonly<Record<FinishedRun['stop'], string>> = {
  finished: 'The run finishes',
  stuck: 'The run gets stuck: nobody can take a step',
  fuel: 'The run is cut off',
  paused: 'The run waits for a choice',
  'off-path': 'The run leaves its path',
}

type RunInNumbersProps = { readonly given: unknown; readonly run: FinishedRun }

/** What a simulation is given, what comes out and what happens in between, as text. */
export function RunInNumbers({ given, run }: RunInNumbersProps) {
  const story = run.story.slice(0, STORY_LENGTH)
  return (
    <details className={styles.numbers}>
      <summary>This run in numbers</summary>
      <p>
        {ENDINGS[run.stop]} after {run.steps} steps.
      </p>
      <h4>What comes out</h4>
      <PlainData value={run.metrics} />
      <h4>What goes in</h4>
      <PlainData value={given} />
      <h4>What happens</h4>
      <ol className={styles.story}>
        {story.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished run never changes.
          <li key={i}>{sentence}</li>
        ))}
      </ol>
      {run.story.length > STORY_LENGTH && <p>And {run.story.length - STORY_LENGTH} more events.</p>}
    </details>
  )
}
