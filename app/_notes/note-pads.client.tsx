'use client'

import { createPortal } from 'react-dom'
import { type Note, placeKey } from '#lib/domain/notes/note-place.ts'
import type { Slot } from './find-slots.ts'
import { NoteEditor } from './note-editor.tsx'
import { useNotes } from './use-notes.ts'

type Props = {
  readonly slots: readonly Slot[]
  /** As they stood when this was first shown; from then on the queue knows better. */
  readonly notes: readonly Note[]
  readonly open: ReadonlySet<string>
  readonly ownerId: string | null
  readonly title: string
  readonly onText: (anchor: string, text: string) => void
  /** What an earlier page left unsaved or in conflict. */
  readonly onUnsaved: (anchors: readonly string[]) => void
  readonly onClose: (anchor: string) => void
}

/** The open notes of a page under their headings. Loaded with the first one; stays, so that closing a note loses nothing. */
export function NotePads({ slots, notes, open, ownerId, title, onText, onUnsaved, onClose }: Props) {
  const { queue, snapshot } = useNotes(ownerId, notes, (restored) => {
    const { entries } = restored.snapshot()
    const left = notes.filter((note) => entries.get(placeKey(note))?.state !== 'saved')
    for (const note of left) onText(note.anchor, entries.get(placeKey(note))?.value ?? '')
    onUnsaved(left.map(({ anchor }) => anchor))
  })
  return slots
    .filter(({ anchor }) => open.has(anchor))
    .map(({ anchor, heading, pad }) => {
      const note = notes.find((one) => one.anchor === anchor)
      const entry = note && snapshot.entries.get(placeKey(note))
      if (!note || !entry) return null
      const key = placeKey(note)
      return createPortal(
        <NoteEditor
          entry={entry}
          label={`Your note on “${heading || title}”`}
          isOffline={snapshot.isOffline}
          isSignedIn={ownerId !== null}
          onChange={(text) => {
            queue.change(key, text)
            onText(anchor, text)
          }}
          onResolve={(keep) => {
            queue.resolve(key, keep)
            onText(anchor, queue.snapshot().entries.get(key)?.value ?? '')
          }}
          onClose={() => onClose(anchor)}
        />,
        pad,
        key,
      )
    })
}
