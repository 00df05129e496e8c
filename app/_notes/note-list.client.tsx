'use client'

import { useEffect, useMemo, useState } from 'react'
import { saveFile } from '#app/_player/export/save-file.ts'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { TextField } from '#app/_ui/field.tsx'
import type { ArrangedNote, NoteGroup } from '#lib/domain/notes/arrange-notes.ts'
import { filterNotes } from '#lib/domain/notes/filter-notes.ts'
import { isEmptyNote, placeKey } from '#lib/domain/notes/note-place.ts'
import { notesAsMarkdown } from '#lib/domain/notes/notes-as-markdown.ts'
import { paths } from '#lib/shared/paths.ts'
import { NoteItem } from './note-item.tsx'
import { notesOf } from './note-store.ts'
import styles from './notes.module.css'
import { useNotes } from './use-notes.ts'

type Props = {
  readonly groups: readonly NoteGroup[]
  readonly ownerId: string | null
  /** Called with all there is, whenever nothing of it waits to be saved. */
  readonly onStored?: (groups: readonly NoteGroup[]) => void
}

type Deleted = { readonly text: string; readonly isBookmarked: boolean }

/** All bookmarks and notes as the course goes, to find, change, delete, take along and print. */
export function NoteList({ groups, ownerId, onStored }: Props) {
  const store = notesOf(ownerId)
  const all = groups.flatMap(({ notes }) => notes)
  const { queue, snapshot } = useNotes(ownerId, all)
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [deleted, setDeleted] = useState<ReadonlyMap<string, Deleted>>(new Map())
  const [query, setQuery] = useState('')
  const [problem, setProblem] = useState('')

  const current = useMemo(() => {
    const live = (note: ArrangedNote): ArrangedNote => {
      const key = placeKey(note)
      // A deleted one is still found by what it said, so that it can be brought back.
      const was = deleted.get(key)
      if (was) return { ...note, ...was }
      const { value: text, revision } = snapshot.entries.get(key) ?? { ...note, value: note.text }
      return { ...note, text, revision, isBookmarked: marks.get(key) ?? note.isBookmarked }
    }
    return groups.map((group) => ({ ...group, notes: group.notes.map(live) }))
  }, [groups, snapshot, marks, deleted])
  const isStored = problem === '' && [...snapshot.entries.values()].every(({ state }) => state === 'saved')
  useEffect(() => {
    if (isStored)
      onStored?.(withoutNotes(current, (note) => deleted.has(placeKey(note)) || isEmptyNote(note)))
  }, [isStored, current, deleted, onStored])
  const shown = filterNotes(current, query)
  const kept = withoutNotes(shown, (note) => deleted.has(placeKey(note)))
  const count = kept.reduce((sum, { notes }) => sum + notes.length, 0)

  const bookmark = async (note: ArrangedNote, isBookmarked: boolean) => {
    const mark = (value: boolean) => setMarks((before) => new Map(before).set(placeKey(note), value))
    mark(isBookmarked)
    const result = await store.setBookmark(note, isBookmarked)
    setProblem(result.ok ? '' : result.error.message)
    if (!result.ok) mark(!isBookmarked)
  }
  const write = (note: ArrangedNote, text: string) => {
    queue.change(placeKey(note), text)
    void queue.flush()
  }
  const remove = (note: ArrangedNote) => {
    const { text, isBookmarked } = note
    setDeleted((before) => new Map(before).set(placeKey(note), { text, isBookmarked }))
    if (text !== '') write(note, '')
    if (isBookmarked) void bookmark(note, false)
  }
  const undo = (note: ArrangedNote) => {
    const was = deleted.get(placeKey(note))
    setDeleted((before) => new Map([...before].filter(([key]) => key !== placeKey(note))))
    if (was?.text) write(note, was.text)
    if (was?.isBookmarked) void bookmark(note, true)
  }

  if (all.length === 0) return <NoNotes />
  return (
    <>
      <div className={styles.find}>
        <TextField
          label="Find in your notes"
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Button onClick={() => saveFile('notes.md', markdownFile(kept))} disabled={count === 0}>
          Save as Markdown
        </Button>
        <Button onClick={() => window.print()} disabled={count === 0}>
          Print
        </Button>
      </div>
      <p role="status" className={styles.muted}>
        {query.trim() === ''
          ? `${countText(count, 'place', 'places')} with a note or a bookmark.`
          : count === 0
            ? `Nothing among your notes has “${query.trim()}” in it.`
            : `${countText(count, 'place has', 'places have')} “${query.trim()}” in it.`}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {shown.map((group) => (
        <section key={`${group.kind}/${group.id}`} className={styles.group}>
          <header className={styles.groupHead}>
            <h2>{group.path ? <a href={group.path}>{group.title}</a> : group.title}</h2>
            <p className={styles.muted}>{group.context}</p>
          </header>
          <ul className={styles.notes}>
            {group.notes.map((note) => (
              <NoteItem
                key={placeKey(note)}
                note={note}
                pageTitle={group.title}
                entry={snapshot.entries.get(placeKey(note))}
                isOffline={snapshot.isOffline}
                isSignedIn={ownerId !== null}
                isDeleted={deleted.has(placeKey(note))}
                onChange={(text) => queue.change(placeKey(note), text)}
                onResolve={(keep) => queue.resolve(placeKey(note), keep)}
                onBookmark={() => void bookmark(note, !note.isBookmarked)}
                onDelete={() => remove(note)}
                onUndo={() => undo(note)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const withoutNotes = (groups: readonly NoteGroup[], isGone: (note: ArrangedNote) => boolean): NoteGroup[] =>
  groups
    .map((group) => ({ ...group, notes: group.notes.filter((note) => !isGone(note)) }))
    .filter(({ notes }) => notes.length > 0)

const markdownFile = (groups: readonly NoteGroup[]): Blob =>
  new Blob([notesAsMarkdown(groups, window.location.origin)], { type: 'text/markdown' })

function NoNotes() {
  return (
    <EmptyState
      title="Nothing noted yet"
      action={<ButtonLink href={paths.course()}>Open the course</ButtonLink>}
    >
      <p>
        Beside every heading of a lesson there is a bookmark and a pen. What you mark and write there is
        listed here, with a link to the exact place. Only you can read it.
      </p>
    </EmptyState>
  )
}
