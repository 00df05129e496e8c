'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useListedShortcuts } from '#app/_shortcuts/use-listed-shortcuts.ts'
import { Button } from '#app/_ui/button.tsx'
import type { AttemptView } from '#lib/domain/attempts/attempt-view.ts'
import styles from './attempt.module.css'
import { onQuestionKey, QUIZ_KEYS } from './on-question-key.ts'
import { QuestionItem } from './question-item.tsx'
import { QuestionList } from './question-list.tsx'
import { questionState } from './question-state.ts'
import { SaveState } from './save-state.tsx'
import { SubmitDialog } from './submit-dialog.client.tsx'
import { TimeLeft } from './time-left.client.tsx'
import { useAttempt } from './use-attempt.ts'
import { useSubmit } from './use-submit.ts'
import { useUnfinishedRuns } from './use-unfinished-runs.ts'

/** Taking a quiz: all questions on one page, answers saved as they are given, submitted once. */
export function AttemptForm({ attempt }: { readonly attempt: AttemptView }) {
  const router = useRouter()
  useListedShortcuts(QUIZ_KEYS)
  const { queue, snapshot } = useAttempt(attempt)
  const { state, submit, reset } = useSubmit(attempt.id, queue, () => showResult(router))
  const [isAsking, setAsking] = useState(false)
  const { items, deadlineAt, serverNow } = attempt
  const unfinished = useUnfinishedRuns(items, snapshot.entries)
  const states = items.map((item) => {
    const entry = snapshot.entries.get(item.id)
    return entry ? questionState(item, entry, unfinished) : 'open'
  })
  const answered = states.filter((one) => one === 'answered').length
  useEffect(() => {
    if (snapshot.isClosed) showResult(router)
  }, [snapshot.isClosed, router])
  // The result takes the place of the form and of the dialog that had the focus.
  useEffect(() => () => focusMain(), [])

  return (
    <div className={styles.layout}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in a question bubble to here. */}
      <div className={styles.questions} onKeyDown={onQuestionKey}>
        {items.map((item, i) => {
          const entry = snapshot.entries.get(item.id)
          if (!entry) return null
          return (
            <QuestionItem
              key={item.id}
              attemptId={attempt.id}
              item={item}
              number={i + 1}
              entry={entry}
              onAnswer={(answer) => queue.change(item.id, answer)}
              onResolve={(keep) => queue.resolve(item.id, keep)}
            />
          )
        })}
      </div>
      <aside className={styles.side} aria-label="Your attempt">
        {deadlineAt && (
          <TimeLeft
            attemptId={attempt.id}
            deadlineAt={deadlineAt}
            serverNow={serverNow}
            onEnd={() => submit({ isTimeUp: true })}
          />
        )}
        <QuestionList items={items} entries={snapshot.entries} unfinished={unfinished} />
        <div className={styles.bar}>
          <SaveState {...snapshot} />
          <Button variant="primary" onClick={() => setAsking(true)}>
            Submit ({answered} of {items.length} answered)
          </Button>
        </div>
        <p className={styles.keys}>
          In a question: <kbd>1</kbd>–<kbd>9</kbd> choose, arrows move an item, <kbd>Alt</kbd> with an arrow
          goes on.
        </p>
      </aside>
      <SubmitDialog
        isOpen={isAsking}
        states={states}
        submit={state}
        onSubmit={() => submit()}
        onClose={() => {
          setAsking(false)
          reset()
        }}
      />
    </div>
  )
}

/** The same address shows the result once the attempt is closed. */
function showResult(router: ReturnType<typeof useRouter>): void {
  router.refresh()
  document.getElementById('main')?.focus()
  window.scrollTo({ top: 0 })
}

function focusMain(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus()
}
