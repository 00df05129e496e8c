import type { ObjectiveState } from '#lib/domain/progress/objectives.ts'
import { earnedWords } from './earned-words.ts'
import styles from './overview.module.css'

/** Objectives with both marks in words: earned on what evidence, and ticked by hand. */
export function ObjectiveMarks({ objectives }: { readonly objectives: readonly ObjectiveState[] }) {
  return (
    <ul className={styles.marks}>
      {objectives.map((objective) => {
        const words = marksOf(objective)
        return (
          <li key={objective.id} data-state={stateOf(objective)}>
            {objective.text}
            {words && <span className={styles.evidence}>{words}</span>}
          </li>
        )
      })}
    </ul>
  )
}

const stateOf = ({ earnedBy, isTicked }: ObjectiveState) =>
  earnedBy.length > 0 ? 'earned' : isTicked ? 'ticked' : 'open'

function marksOf(objective: ObjectiveState): string {
  const { earnedBy, isTicked } = objective
  const earned = earnedBy.length > 0 ? earnedWords(objective) : ''
  if (!isTicked) return earned
  return earned ? `${earned}, and ticked by you` : 'Ticked by you'
}
