import { Button } from '#app/_ui/button.tsx'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import { Conflict } from '../conflict.tsx'
import styles from '../lab.module.css'
import { LabSaveState } from '../lab-save-state.tsx'
import { Snapshots } from '../snapshots.tsx'
import type { useCodeWork } from './use-code-work.ts'

type KeepingProps = {
  readonly code: ReturnType<typeof useCodeWork>
  readonly starter: string
  readonly isSignedIn: boolean
  readonly onTakeUp: (values: LabValues) => void
}

/** What is kept of the program: saved as it is typed, snapshots, the way back to the given one, a conflict to settle. */
export function Keeping({ code, starter, isSignedIn, onTakeUp }: KeepingProps) {
  const { snapshot, entry, kept, work, program } = code
  return (
    <>
      <p className={styles.row}>
        <Button size="sm" disabled={program === starter} onClick={code.startAgain}>
          Start again from the given program
        </Button>
      </p>
      <LabSaveState what="program" isSignedIn={isSignedIn} snapshot={snapshot} entry={entry} />
      <Snapshots kept={kept} values={work} onTakeUp={onTakeUp} />
      {entry?.theirs && <Conflict what="program" onChoose={code.resolve} />}
    </>
  )
}
