'use client'

import { useEffect, useState } from 'react'
import type { NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { leftOverGroups } from './left-over.ts'
import { NoteList } from './note-list.client.tsx'

type Props = { readonly groups: readonly NoteGroup[]; readonly ownerId: string }

/** The notes of an account, and first what this device could not send when it was written. */
export function AccountNotes({ groups, ownerId }: Props) {
  const [left, setLeft] = useState<readonly NoteGroup[]>([])
  useEffect(() => setLeft(leftOverGroups(ownerId, groups)), [ownerId, groups])
  return <NoteList key={left.length} groups={[...left, ...groups]} ownerId={ownerId} />
}
