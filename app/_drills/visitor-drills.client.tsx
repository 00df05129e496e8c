'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { CardView, DrillQueue } from '#lib/domain/drills/card-view.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './drill.module.css'
import { DrillSession } from './drill-session.client.tsx'
import type { DrillStore } from './drill-store.ts'

type Props = {
  readonly deck: readonly { readonly cardId: string; readonly position: number }[]
  readonly first: readonly CardView[]
}

/** Drills without an account: the schedule is on this device, and so is what computes it, loaded here. */
export function VisitorDrills({ deck, first }: Props) {
  const [ready, setReady] = useState<{ store: DrillStore; queue: DrillQueue } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void import('./device-store.ts').then(async ({ createDeviceStore }) => {
      const store = createDeviceStore(deck, first)
      const queue = await store.queue()
      if (isCurrent && queue.ok) setReady({ store, queue: queue.value })
    })
    return () => {
      isCurrent = false
    }
  }, [deck, first])
  return (
    <>
      {ready ? (
        <DrillSession initial={ready.queue} store={ready.store} />
      ) : (
        <p role="status" className={styles.hint}>
          Looking up what is due on this device…
        </p>
      )}
      <p className={styles.hint}>
        Kept on this device. With an <Link href={paths.register(paths.drills())}>account</Link> your schedule
        comes along to others.
      </p>
    </>
  )
}
