import { useEffect, useState } from 'react'
import type { Snapshot } from '#app/_saving/save-queue.ts'
import type { Answer } from '#lib/domain/attempts/answer.ts'
import type { ItemView } from '#lib/domain/attempts/attempt-view.ts'

type Replay = typeof import('#sim/threads/grading/replay-turns.ts')['replayTurns']

/**
 * The questions whose run has begun and is not over, which the server would send back. The machine that knows is loaded
 * only where a question asks for a schedule; until then none is named.
 */
export function useUnfinishedRuns(
  items: readonly ItemView[],
  entries: Snapshot<Answer>['entries'],
): ReadonlySet<string> {
  const [replay, setReplay] = useState<Replay | null>(null)
  const hasSchedule = items.some(({ question }) => question.type === 'schedule')
  useEffect(() => {
    if (!hasSchedule) return
    // Without a connection it does not come; then the server says so at the submit.
    const loading = import('#sim/threads/grading/replay-turns.ts')
    loading.then(
      ({ replayTurns }) => setReplay(() => replayTurns),
      () => {},
    )
  }, [hasSchedule])
  if (!replay) return NONE
  const unfinished = items.filter(({ id, question }) => {
    const response = entries.get(id)?.value.response
    if (question.type !== 'schedule' || response?.type !== 'schedule') return false
    return replay(question.program, response.turns)?.end === 'unfinished'
  })
  return new Set(unfinished.map(({ id }) => id))
}

const NONE: ReadonlySet<string> = new Set()
