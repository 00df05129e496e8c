import type { Snapshot } from '#app/_saving/save-queue.ts'
import type { Answer } from '#lib/domain/attempts/answer.ts'
import type { ItemView } from '#lib/domain/attempts/attempt-view.ts'
import styles from './attempt.module.css'
import { questionState, stateWords } from './question-state.ts'

const signs = { open: '○', begun: '◐', unfinished: '◐', answered: '●', conflict: '⇄', problem: '!' } as const

/** Every question with its state, and a way to it. */
export function QuestionList({
  items,
  entries,
  unfinished,
}: {
  items: readonly ItemView[]
  entries: Snapshot<Answer>['entries']
  unfinished: ReadonlySet<string>
}) {
  return (
    <ol className={styles.list} aria-label="Questions">
      {items.map((item, i) => {
        const entry = entries.get(item.id)
        const state = entry ? questionState(item, entry, unfinished) : 'open'
        return (
          <li key={item.id}>
            <a href={`#question-${i + 1}`} className={styles.link} data-state={state}>
              <span aria-hidden="true">{signs[state]}</span>
              <span>
                <span className={styles.long}>Question </span>
                {i + 1}
              </span>
              <span className={state === 'open' || state === 'answered' ? 'visually-hidden' : styles.long}>
                {stateWords[state]}
              </span>
            </a>
          </li>
        )
      })}
    </ol>
  )
}
