import type { Metadata } from 'next'
import { AccountNotes } from '#app/_notes/account-notes.client.tsx'
import { VisitorNotes } from '#app/_notes/visitor-notes.client.tsx'
import { Page } from '#app/_ui/page.tsx'
import { currentActor } from '#lib/auth/session.ts'
import { placeKey } from '#lib/domain/notes/note-place.ts'
import { getNotes } from '#lib/services/notes/get-notes.ts'
import { listNotablePages } from '#lib/services/notes/notable-pages.ts'

export const metadata: Metadata = { title: 'Notes and bookmarks' }

const LEAD = 'In the order of the course. Only you can read them.'

export default async function NotesPage() {
  const actor = await currentActor()
  if (actor.type === 'visitor')
    return (
      <Page title="Notes and bookmarks" lead={LEAD}>
        <VisitorNotes pages={await listNotablePages()} />
      </Page>
    )
  const groups = await getNotes(actor)
  // What came from a device meanwhile makes another list.
  const state = groups.flatMap(({ notes }) => notes.map((note) => `${placeKey(note)}:${note.revision}`))
  return (
    <Page title="Notes and bookmarks" lead={LEAD}>
      <AccountNotes key={state.join(' ')} groups={groups} ownerId={actor.id} />
    </Page>
  )
}
