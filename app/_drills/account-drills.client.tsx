'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keepFresh } from '#app/_offline/seen.ts'
import { countText } from '#app/_ui/count-text.ts'
import type { DrillQueue } from '#lib/domain/drills/card-view.ts'
import { createAccountStore } from './account-store.ts'
import styles from './drill.module.css'
import { DrillSession } from './drill-session.client.tsx'
import { keepQueue } from './keep-queue.ts'
import { UnsentReviews } from './unsent-reviews.ts'

type Props = {
  readonly initial: DrillQueue
  readonly accountId: string
  /** When the server gave `initial`, where that was for an earlier page. */
  readonly keptAt?: string
}

/** Drills of a signed-in person, which go on without a connection as long as there are cards on the device. */
export function AccountDrills({ initial, accountId, keptAt }: Props) {
  const [{ unsent, store, left }] = useState(() => {
    const reviews = new UnsentReviews(accountId)
    const first = { at: keptAt ?? new Date().toISOString(), value: initial }
    return { unsent: reviews, ...keepQueue(createAccountStore(accountId, reviews), accountId, first) }
  })
  useEffect(() => {
    if (!keptAt) void keepFresh(accountId, 'drills', left)
  }, [accountId, left, keptAt])
  const router = useRouter()
  useEffect(() => {
    if (keptAt) return
    let isCurrent = true
    // The server made this page without knowing what was graded here before: those cards are not to be asked again.
    void unsent.settle().then((isSettled) => {
      if (isCurrent && isSettled) router.refresh()
    })
    return () => {
      isCurrent = false
    }
  }, [unsent, keptAt, router])
  const waiting = useSyncExternalStore(unsent.subscribe, unsent.count, () => 0)
  return (
    <>
      <p className={styles.hint} role="status">
        {waiting > 0 &&
          `${countText(waiting, 'answer')} kept on this device, sent as soon as there is a connection.`}
      </p>
      <DrillSession initial={initial} store={store} />
    </>
  )
}
