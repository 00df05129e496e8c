'use client'

import { useState, useSyncExternalStore } from 'react'
import { countText } from '#app/_ui/count-text.ts'
import type { DrillQueue } from '#lib/domain/drills/card-view.ts'
import { createAccountStore } from './account-store.ts'
import styles from './drill.module.css'
import { DrillSession } from './drill-session.client.tsx'
import { UnsentReviews } from './unsent-reviews.ts'

type Props = { readonly initial: DrillQueue; readonly accountId: string }

/** Drills of a signed-in person, which go on without a connection as long as there are cards on the page. */
export function AccountDrills({ initial, accountId }: Props) {
  const [{ unsent, store }] = useState(() => {
    const reviews = new UnsentReviews(accountId)
    return { unsent: reviews, store: createAccountStore(reviews) }
  })
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
