'use client'

import { useCallback, useEffect, useState } from 'react'
import { keepFresh, keepSeen } from '#app/_offline/seen.ts'
import type { NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { leftOverGroups } from './left-over.ts'
import { NoteList } from './note-list.client.tsx'

type Props = {
  readonly groups: readonly NoteGroup[]
  readonly ownerId: string
  /** When the server gave `groups`, where that was for an earlier page. */
  readonly keptAt?: string
}

/** The notes of an account, and first what this device could not send when it was written. Kept to be read offline. */
export function AccountNotes({ groups, ownerId, keptAt }: Props) {
  const [left, setLeft] = useState<readonly NoteGroup[]>([])
  useEffect(() => setLeft(leftOverGroups(ownerId, groups)), [ownerId, groups])
  const keep = useCallback(
    (value: readonly NoteGroup[]) => {
      if (keptAt) keepSeen(ownerId, 'notes', { at: keptAt, value })
      else void keepFresh(ownerId, 'notes', () => value)
    },
    [ownerId, keptAt],
  )
  return <NoteList key={left.length} groups={[...left, ...groups]} ownerId={ownerId} onStored={keep} />
}
