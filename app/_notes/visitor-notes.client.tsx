'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { deviceNotes } from '#app/_device/device-notes.ts'
import { KeptNotice } from '#app/_offline/kept-notice.tsx'
import { type SeenHere, useSeen } from '#app/_offline/use-seen.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { arrangeNotes, type NotablePage, type NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { paths } from '#lib/shared/paths.ts'
import { AccountNotes } from './account-notes.client.tsx'
import { readKeptNotes } from './kept-notes.ts'
import { NoteList } from './note-list.client.tsx'
import styles from './notes.module.css'

type Props = { readonly pages: readonly NotablePage[] }

/** The notes of a visitor, and in an offline copy of the page those that the device kept of its account. */
export function VisitorNotes(props: Props) {
  const seen = useSeen('notes')
  if (seen === undefined) return <Looking />
  return seen ? <KeptNotes {...seen} /> : <DeviceNotes {...props} />
}

const Looking = () => <p aria-busy="true">Looking on this device</p>

function KeptNotes({ accountId, stored }: SeenHere) {
  const [kept] = useState(() => readKeptNotes(stored))
  if (!kept)
    return (
      <EmptyState title="Your notes are not on this device">
        <p>Open this page once with a connection. From then on it keeps a copy to read.</p>
      </EmptyState>
    )
  return (
    <>
      <KeptNotice path={paths.notes()} what="the notes and bookmarks" at={kept.at}>
        What you change in a note is kept here and saved as soon as there is a connection.
      </KeptNotice>
      <AccountNotes groups={kept.value} ownerId={accountId} keptAt={kept.at} />
    </>
  )
}

/** What a visitor keeps on this device, in the order of the course that the server gives. */
function DeviceNotes({ pages }: Props) {
  const [groups, setGroups] = useState<readonly NoteGroup[] | null>(null)
  useEffect(() => setGroups(arrangeNotes(deviceNotes(), pages)), [pages])
  if (!groups) return <Looking />
  return (
    <>
      <p className={styles.muted}>
        Kept on this device only. They move into your account when you{' '}
        <Link href={paths.signIn(paths.notes())}>sign in</Link>.
      </p>
      <NoteList groups={groups} ownerId={null} />
    </>
  )
}
