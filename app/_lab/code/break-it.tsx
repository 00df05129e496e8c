import { Button } from '#app/_ui/button.tsx'
import { focusAround } from '#app/_ui/focus-around.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { Level } from '#app/_workbench/control-bar.tsx'
import type { Run } from '#app/_workbench/use-stepper.ts'
import look from './code.module.css'

type BreakItProps = {
  readonly run: Run
  readonly level: Level
  /** The run is one of the given program. */
  readonly isGiven: boolean
  /** The schedule kept so far, or empty. */
  readonly kept: string
  readonly onGiven: () => void
  readonly onKeep: (schedule: string) => void
}

/** The learner is the scheduler: a run of the given program that ends badly can be kept, and is handed in with the rest. */
export function BreakIt({ run, level, isGiven, kept, onGiven, onKeep }: BreakItProps) {
  const end = run.moments.at(-1)?.end ?? null
  const isBroken = isGiven && run.busy === null && (end?.type === 'failed' || end?.type === 'deadlock')
  const schedule = isBroken ? run.schedule : ''
  return (
    <div className={look.breakIt} tabIndex={-1} aria-live="polite">
      {!isGiven && kept === '' && (
        <p>
          To hand in a schedule that breaks the given program,{' '}
          <button
            type="button"
            className={look.quiet}
            onClick={({ currentTarget }) => {
              focusAround(currentTarget)
              onGiven()
            }}
          >
            bring the given program up
          </button>{' '}
          and step it to a bad end.
        </p>
      )}
      {isGiven && !isBroken && kept === '' && (
        <p>
          <strong>Break it.</strong> Choose who goes next, step by step, until this program ends badly.
        </p>
      )}
      {isBroken && kept !== schedule && (
        <Notice tone="success" title="You broke it.">
          <p>{end?.text}</p>
          {level === 'gil' ? (
            <p>
              Only schedules at the levels L1 and L0 can be handed in: choose one of them and break it there.
            </p>
          ) : (
            <p>
              <Button
                size="sm"
                variant="primary"
                onClick={({ currentTarget }) => {
                  focusAround(currentTarget)
                  onKeep(schedule)
                }}
              >
                {kept === '' ? 'Keep this schedule' : 'Keep this schedule instead'}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {kept !== '' && kept !== schedule && <p>A schedule that breaks the given program is kept.</p>}
      {kept !== '' && kept === schedule && (
        <p>
          <strong>Kept.</strong> This schedule is handed in together with your program. Now mend it.
        </p>
      )}
    </div>
  )
}
