'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { KeptNotice } from '#app/_offline/kept-notice.tsx'
import { type SeenHere, useSeen } from '#app/_offline/use-seen.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import type { CardView, DrillQueue } from '#lib/domain/drills/card-view.ts'
import { paths } from '#lib/shared/paths.ts'
import { AccountDrills } from './account-drills.client.tsx'
import styles from './drill.module.css'
import { DrillSession } from './drill-session.client.tsx'
import type { DrillStore } from './drill-store.ts'
import { readKeptQueue } from './kept-cards.ts'

type Props = {
  readonly deck: readonly { readonly cardId: string; readonly position: number }[]
  readonly first: readonly CardView[]
}

/** Drills without an account, and in an offline copy of the page those that the device kept of its account. */
export function VisitorDrills(props: Props) {
  const seen = useSeen('drills')
  if (seen === undefined) return <Looking />
  return seen ? <KeptDrills {...seen} /> : <DeviceDrills {...props} />
}

const Looking = () => (
  <p role="status" className={styles.hint}>
    Looking up what is due on this device…
  </p>
)

function KeptDrills({ accountId, stored }: SeenHere) {
  const [kept] = useState(() => readKeptQueue(stored))
  if (!kept)
    return (
      <EmptyState title="Your cards are not on this device">
        <p>Open this page once with a connection. From then on it keeps the cards of the day.</p>
      </EmptyState>
    )
  return (
    <>
      <KeptNotice path={paths.drills()} what="the cards" at={kept.at}>
        What you grade is kept here and counts as soon as there is a connection.
      </KeptNotice>
      <AccountDrills initial={kept.value} accountId={accountId} keptAt={kept.at} />
    </>
  )
}

/** The schedule is on this device, and so is what computes it, loaded here. */
function DeviceDrills({ deck, first }: Props) {
  const [ready, setReady] = useState<{ store: DrillStore; queue: DrillQueue } | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isCurrent = true
    const open = async () => {
      const { createDeviceStore } = await import('./device-store.ts')
      const store = createDeviceStore(deck, first)
      const queue = await store.queue()
      if (!isCurrent) return
      if (queue.ok) setReady({ store, queue: queue.value })
      else setProblem(queue.message)
    }
    open().catch(() => isCurrent && setProblem(NOT_LOADED))
    return () => {
      isCurrent = false
    }
  }, [deck, first])
  return (
    <>
      {ready ? (
        <DrillSession initial={ready.queue} store={ready.store} />
      ) : problem ? (
        <EmptyState title="Drills need a connection">
          <p role="status">{problem}</p>
        </EmptyState>
      ) : (
        <Looking />
      )}
      <p className={styles.hint}>
        Kept on this device. With an <Link href={paths.register(paths.drills())}>account</Link> your schedule
        comes along to others.
      </p>
    </>
  )
}

const NOT_LOADED =
  'What works out your schedule is not on this device yet. Open this page once with a connection.'
