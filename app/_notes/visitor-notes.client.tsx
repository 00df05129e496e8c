'use client'

import { useEffect, useState } from 'react'
import { deviceNotes } from '#app/_device/device-notes.ts'
import { arrangeNotes, type NotablePage, type NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { NoteList } from './note-list.client.tsx'

/** What a visitor keeps on this device, in the order of the course that the server gives. */
export function VisitorNotes({ pages }: { readonly pages: readonly NotablePage[] }) {
  const [groups, setGroups] = useState<readonly NoteGroup[] | null>(null)
  useEffect(() => setGroups(arrangeNotes(deviceNotes(), pages)), [pages])
  if (!groups) return <p aria-busy="true">Looking on this device</p>
  return <NoteList groups={groups} ownerId={null} />
}
