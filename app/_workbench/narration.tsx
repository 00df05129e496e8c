import type { Moment } from '#sim/threads/stepper/stepper.ts'
import { threadLabel } from '#sim/threads/stepper/thread-label.ts'
import type { Run } from './use-stepper.ts'
import styles from './workbench.module.css'

/** What the last step did, in one sentence, and how the run ended. */
export function Narration({ run, moment }: { run: Run; moment: Moment | null }) {
  return (
    <div className={styles.narration} aria-live="polite">
      <p>{run.busy === 'running' ? 'Running.' : sentenceOf(run, moment)}</p>
      {moment?.end && <p data-end={moment.end.type}>{moment.end.text}</p>}
      {run.note && <p>{run.note}</p>}
      {run.options.anyTime && TIMED.test(run.source ?? '') && (
        <p className={styles.time}>In this run a sleep or a timeout ends when the schedule says.</p>
      )}
    </div>
  )
}

const TIMED = /sleep|timeout|Timer/

function sentenceOf(run: Run, moment: Moment | null): string {
  if (run.problem) return 'The program does not run yet: see the message below it.'
  if (!moment) return run.note === '' ? 'Getting the program ready.' : ''
  const { step } = moment
  if (step === null) return 'Nothing has happened yet.'
  const { tid, line, text, remarks, stdout } = step
  const where = line > 0 ? ` (line ${line})` : ''
  const more = [...remarks, ...(stdout === '' ? [] : [`prints ${JSON.stringify(stdout.trimEnd())}`])]
  return `${threadLabel(tid)} ${text}${where}${more.length > 0 ? `; ${more.join('; ')}` : ''}.`
}
