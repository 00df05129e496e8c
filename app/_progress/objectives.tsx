import type { ObjectiveState } from '#lib/domain/progress/objectives.ts'
import { ObjectiveList } from './objective-list.client.tsx'
import styles from './objectives.module.css'

type Props = {
  readonly lessonId: string
  readonly objectives: readonly ObjectiveState[]
  readonly signedIn: boolean
}

/** What the lesson is for: each objective with what was earned by graded work and what the reader ticked. */
export function Objectives({ lessonId, objectives, signedIn }: Props) {
  return (
    <section className={styles.objectives} aria-labelledby="objectives-title">
      <h2 id="objectives-title">Objectives</h2>
      <ObjectiveList lessonId={lessonId} objectives={objectives} signedIn={signedIn} />
    </section>
  )
}
