'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { DEVICE_MERGED } from '#app/_device/device-merged.ts'
import { isEmptyNote, type Note, type NotePage, placeKey } from '#lib/domain/notes/note-place.ts'
import { paths } from '#lib/shared/paths.ts'
import { findSlots, type Slot } from './find-slots.ts'
import { hasUnsaved } from './left-over.ts'
import { blankNote, notesOf } from './note-store.ts'
import styles from './notes.module.css'
import { PlaceTools } from './place-tools.tsx'

const NotePads = dynamic(() => import('./note-pads.client.tsx').then(({ NotePads }) => NotePads))

type Props = {
  readonly page: NotePage
  /** Null for a visitor. */
  readonly ownerId: string | null
  /** What the whole page is called in the names of its controls. */
  readonly title: string
  readonly withHeadings?: boolean
}

/**
 * Bookmarks and notes in a page: tools beside its title and headings, and below what was written at headings that are no
 * longer there. Where notes cannot be read there are no tools, so that none are written over them.
 */
export function PlaceMarks({ page, ownerId, title, withHeadings = false }: Props) {
  const { kind, id } = page
  const [slots, setSlots] = useState<readonly Slot[]>([])
  const [notes, setNotes] = useState<ReadonlyMap<string, Note> | null>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [isWriting, setWriting] = useState(false)
  const [loads, setLoads] = useState(0)
  const store = notesOf(ownerId)

  useEffect(() => {
    let isOver = false
    const load = async () => {
      const listed = await notesOf(ownerId).list({ kind, id })
      if (isOver || !listed.ok) return
      window.removeEventListener('online', load)
      const found = findSlots(withHeadings)
      const blank = found.map(({ anchor, heading }) => blankNote({ kind, id, anchor, heading }))
      setNotes(new Map([...blank, ...listed.value].map((note) => [note.anchor, note])))
      setSlots(found)
      setLoads((before) => before + 1)
      setWriting(hasUnsaved(ownerId, `${kind}/${id}`))
    }
    window.addEventListener('online', load)
    window.addEventListener(DEVICE_MERGED, load)
    void load()
    return () => {
      isOver = true
      window.removeEventListener('online', load)
      window.removeEventListener(DEVICE_MERGED, load)
    }
  }, [kind, id, ownerId, withHeadings])

  if (!notes) return null
  const change = (anchor: string, part: Partial<Note>) =>
    setNotes((before) => {
      const note = before?.get(anchor)
      return before && note ? new Map(before).set(anchor, { ...note, ...part }) : before
    })
  const bookmark = async (note: Note) => {
    const isBookmarked = !note.isBookmarked
    change(note.anchor, { isBookmarked })
    const result = await store.setBookmark(note, isBookmarked)
    if (!result.ok) change(note.anchor, { isBookmarked: note.isBookmarked })
    return result.ok ? '' : result.error.message
  }
  const toggle = (anchor: string, isOpen: boolean) => {
    setWriting(true)
    setOpen((before) => new Set([...before].filter((one) => one !== anchor).concat(isOpen ? [anchor] : [])))
  }
  const close = (anchor: string) => {
    toggle(anchor, false)
    slots
      .find((slot) => slot.anchor === anchor)
      ?.tools.querySelector<HTMLElement>('[aria-expanded]')
      ?.focus()
  }
  const gone = [...notes.values()].filter(
    (note) => !isEmptyNote(note) && !slots.some(({ anchor }) => anchor === note.anchor),
  )
  return (
    <>
      {slots.map(({ anchor, tools }) =>
        createPortal(
          <PlaceTools
            note={notes.get(anchor) as Note}
            title={title}
            isOpen={open.has(anchor)}
            onBookmark={bookmark}
            onOpen={(isOpen) => toggle(anchor, isOpen)}
          />,
          tools,
          anchor,
        ),
      )}
      {isWriting && (
        <NotePads
          key={loads}
          {...{ slots, open, ownerId, title }}
          notes={[...notes.values()]}
          onText={(anchor, text) => change(anchor, { text })}
          onUnsaved={(anchors) => setOpen((before) => new Set([...before, ...anchors]))}
          onClose={close}
        />
      )}
      {gone.length > 0 && <GoneNotes notes={gone} />}
    </>
  )
}

function GoneNotes({ notes }: { readonly notes: readonly Note[] }) {
  return (
    <section className={styles.gone} aria-labelledby="gone-notes">
      <h2 id="gone-notes">Your notes on sections that are no longer here</h2>
      <ul>
        {notes.map((note) => (
          <li key={placeKey(note)}>
            <strong>{note.heading || note.anchor}</strong>
            {note.text && <p className={styles.text}>{note.text}</p>}
          </li>
        ))}
      </ul>
      <p>
        <Link href={paths.notes()} prefetch={false}>
          Change or delete them among all your notes
        </Link>
      </p>
    </section>
  )
}
