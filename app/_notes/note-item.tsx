import { Bookmark } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Entry } from '#app/_saving/save-queue.ts'
import { Button } from '#app/_ui/button.tsx'
import type { ArrangedNote } from '#lib/domain/notes/arrange-notes.ts'
import { NoteEditor } from './note-editor.tsx'
import styles from './notes.module.css'

type Props = {
  readonly note: ArrangedNote
  readonly pageTitle: string
  readonly entry: Entry<string> | undefined
  readonly isOffline: boolean
  readonly isSignedIn: boolean
  readonly isDeleted: boolean
  readonly onChange: (text: string) => void
  readonly onResolve: (keep: 'mine' | 'theirs') => void
  readonly onBookmark: () => void
  readonly onDelete: () => void
  readonly onUndo: () => void
}

/** One place with what is kept there. A deleted one keeps its row, so that it can be brought back. */
export function NoteItem(props: Props) {
  const { note, pageTitle, entry, isDeleted, onBookmark, onDelete, onUndo } = props
  const [isEditing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const undo = useRef<HTMLButtonElement>(null)
  const wasDeleted = useRef(isDeleted)
  useEffect(() => {
    if (wasDeleted.current !== isDeleted) (isDeleted ? undo : edit).current?.focus()
    wasDeleted.current = isDeleted
  }, [isDeleted])
  const name = `“${note.heading || pageTitle}”`
  const isUnsettled = entry?.state === 'conflict' || entry?.state === 'failed'
  if (isDeleted)
    return (
      <li className={styles.note}>
        <p className={styles.row} role="status">
          Deleted: {name}.
          <Button ref={undo} size="sm" onClick={onUndo}>
            Undo<span className="visually-hidden"> deleting {name}</span>
          </Button>
        </p>
        {isUnsettled && <p role="alert">{entry.message ?? 'It was changed on another page meanwhile.'}</p>}
      </li>
    )
  return (
    <li className={styles.note}>
      <h3>
        {note.href ? (
          <a href={note.href}>{note.heading || 'The whole page'}</a>
        ) : (
          note.heading || 'The whole page'
        )}
      </h3>
      {note.isHeadingGone && (
        <p className={styles.muted}>This section is no longer there; the note stays with the lesson.</p>
      )}
      {note.isBookmarked && (
        <p className={styles.marked}>
          <Bookmark aria-hidden="true" size={16} /> Bookmarked
        </p>
      )}
      {(isEditing || isUnsettled) && entry ? (
        <NoteEditor
          entry={entry}
          label={`Your note on ${name}`}
          isOffline={props.isOffline}
          isSignedIn={props.isSignedIn}
          onChange={props.onChange}
          onResolve={props.onResolve}
          onClose={() => {
            setEditing(false)
            requestAnimationFrame(() => edit.current?.focus())
          }}
        />
      ) : (
        note.text && (
          <p className={styles.text} dir="auto">
            {note.text}
          </p>
        )
      )}
      {isEditing && note.text && (
        <p className={`${styles.text} ${styles.onPaper}`} dir="auto">
          {note.text}
        </p>
      )}
      <div className={styles.row}>
        {!isEditing && (
          <Button ref={edit} size="sm" onClick={() => setEditing(true)}>
            {note.text === '' ? 'Write a note' : 'Edit'}
            <span className="visually-hidden"> on {name}</span>
          </Button>
        )}
        <Button size="sm" onClick={onBookmark}>
          {note.isBookmarked ? 'Remove the bookmark' : 'Bookmark'}
          <span className="visually-hidden"> of {name}</span>
        </Button>
        <Button size="sm" variant="danger" onClick={onDelete}>
          Delete<span className="visually-hidden"> {name}</span>
        </Button>
      </div>
    </li>
  )
}
