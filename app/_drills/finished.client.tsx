'use client'

import { useEffect, useState } from 'react'
import { useOnline } from '#app/_offline/use-online.ts'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { useFocusOn } from '#app/_ui/use-focus-on.ts'
import type { DrillQueue } from '#lib/domain/drills/card-view.ts'
import { paths } from '#lib/shared/paths.ts'
import type { DrillStore } from './drill-store.ts'
import { dayWords } from './interval-words.ts'

type Props = {
  readonly store: DrillStore
  readonly done: number
  readonly onMore: (next: DrillQueue) => void
}

/** Nothing is in front: either more waits, or this says when the next card comes back. */
export function Finished({ store, done, onMore }: Props) {
  const [queue, setQueue] = useState<DrillQueue | null>(null)
  const [problem, setProblem] = useState('')
  const box = useFocusOn<HTMLDivElement>(done > 0)
  const isOnline = useOnline()
  // Asked for again once there is a connection, since the words for having none promise it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the connection is another one.
  useEffect(() => {
    let isCurrent = true
    void store.queue().then((result) => {
      if (!isCurrent) return
      if (result.ok) setQueue(result.value)
      setProblem(result.ok ? '' : result.message)
    })
    return () => {
      isCurrent = false
    }
  }, [store, isOnline])

  const more = queue?.cards.length ?? 0
  const title = done > 0 ? `${countText(done, 'card')} done` : 'Nothing is due'
  return (
    <div ref={box} tabIndex={-1}>
      <EmptyState
        title={title}
        action={
          queue && more > 0 ? (
            <Button variant="primary" onClick={() => onMore(queue)}>
              Go on with {more === 1 ? 'one more' : `${more} more`}
            </Button>
          ) : (
            <ButtonLink href={paths.browseCards()}>Browse all cards</ButtonLink>
          )
        }
      >
        <p role="status">{problem || (queue ? sentence(queue) : 'Looking at what is left…')}</p>
      </EmptyState>
    </div>
  )
}

function sentence({ cards, nextAt }: DrillQueue): string {
  if (cards.length > 0) return 'More wait for today.'
  if (!nextAt) return 'There are no cards yet.'
  return `That is all for today. The next card comes back ${dayWords(nextAt)}.`
}
