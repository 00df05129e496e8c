import { Bookmark, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import type { Note } from '#lib/domain/notes/note-place.ts'
import styles from './notes.module.css'

type Props = {
  readonly note: Note
  readonly title: string
  readonly isOpen: boolean
  /** What went wrong, or nothing. */
  readonly onBookmark: (note: Note) => Promise<string>
  readonly onOpen: (isOpen: boolean) => void
}

/** Two small controls beside a heading: in sight while the pointer or the focus is near, or once they hold something. */
export function PlaceTools({ note, title, isOpen, onBookmark, onOpen }: Props) {
  const [problem, setProblem] = useState('')
  const name = `“${note.heading || title}”`
  const hasText = note.text !== ''
  const isWhole = note.anchor === ''
  return (
    <div className={styles.tools} data-whole={isWhole || undefined}>
      <button
        type="button"
        className={styles.tool}
        aria-pressed={note.isBookmarked}
        aria-label={`Bookmark ${name}`}
        title={note.isBookmarked ? 'Remove the bookmark' : 'Bookmark'}
        onClick={async () => setProblem(await onBookmark(note))}
      >
        <Bookmark aria-hidden="true" size={18} />
        {isWhole && <span>Bookmark</span>}
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-expanded={isOpen}
        aria-label={`${hasText ? 'Your note' : 'Write a note'} on ${name}`}
        title={hasText ? 'Your note' : 'Write a note'}
        data-filled={hasText || undefined}
        onClick={() => onOpen(!isOpen)}
      >
        <NotebookPen aria-hidden="true" size={18} />
        {isWhole && <span>{hasText ? 'Your note' : 'Write a note'}</span>}
      </button>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
