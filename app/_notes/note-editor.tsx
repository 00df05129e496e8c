import { useEffect, useRef } from 'react'
import type { Entry } from '#app/_saving/save-queue.ts'
import { Button } from '#app/_ui/button.tsx'
import { TextArea } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { joinNotes } from '#lib/domain/notes/join-notes.ts'
import { NOTE_LIMITS } from '#lib/domain/notes/note-limits.ts'
import styles from './notes.module.css'

type Props = {
  readonly entry: Entry<string>
  readonly label: string
  readonly isOffline: boolean
  readonly isSignedIn: boolean
  readonly onChange: (text: string) => void
  readonly onResolve: (keep: 'mine' | 'theirs') => void
  readonly onClose: () => void
}

/** One note as plain text, saved as it is written. Escape closes it. */
export function NoteEditor({ entry, label, isOffline, isSignedIn, onChange, onResolve, onClose }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = area
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const left = NOTE_LIMITS.characters - entry.value.length
  return (
    <div className={styles.editor}>
      <TextArea
        ref={area}
        label={label}
        rows={Math.min(14, Math.max(3, entry.value.split('\n').length + 1))}
        value={entry.value}
        maxLength={Math.max(NOTE_LIMITS.characters, entry.value.length)}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          onClose()
        }}
      />
      {entry.state === 'conflict' && entry.theirs && (
        <Conflict
          theirs={entry.theirs.value}
          onResolve={onResolve}
          onBoth={() => {
            onChange(joinNotes(entry.theirs?.value ?? '', entry.value))
            onResolve('mine')
          }}
        />
      )}
      <div className={styles.row}>
        <Button size="sm" onClick={onClose}>
          Close
        </Button>
        <p role="status" className={styles.state}>
          {saveWords(entry, { isOffline, isSignedIn })}
          {left < 500 && ` ${left.toLocaleString('en-GB')} characters left.`}
        </p>
      </div>
    </div>
  )
}

type ConflictProps = {
  readonly theirs: string
  readonly onResolve: (keep: 'mine' | 'theirs') => void
  readonly onBoth: () => void
}

/** Another page or device saved since: nothing is overwritten until the writer has chosen. */
function Conflict({ theirs, onResolve, onBoth }: ConflictProps) {
  return (
    <Notice tone="warning" title="This note was changed on another page" live>
      <p>Nothing has been overwritten. There it says:</p>
      <blockquote className={styles.theirs} dir="auto">
        {theirs || 'Nothing; it was deleted.'}
      </blockquote>
      <p className={styles.row}>
        {theirs !== '' && (
          <Button size="sm" variant="primary" onClick={onBoth}>
            Keep both
          </Button>
        )}
        <Button size="sm" onClick={() => onResolve('mine')}>
          Keep the one here
        </Button>
        <Button size="sm" onClick={() => onResolve('theirs')}>
          {theirs === '' ? 'Delete it here too' : 'Take the other one'}
        </Button>
      </p>
    </Notice>
  )
}

type Where = { readonly isOffline: boolean; readonly isSignedIn: boolean }

function saveWords(entry: Entry<string>, { isOffline, isSignedIn }: Where): string {
  if (isOffline && entry.state !== 'saved')
    return 'Offline. The note is kept on this device and saved when you are back.'
  switch (entry.state) {
    case 'waiting':
    case 'saving':
      return 'Saving'
    case 'conflict':
      return 'Not saved yet: choose which text to keep.'
    case 'failed':
      return `Not saved: ${entry.message}`
    case 'saved':
      if (entry.value === '') return 'Plain text. Only you can read it.'
      return isSignedIn
        ? 'Saved. Only you can read it.'
        : 'Kept on this device. It moves into your account when you sign in.'
  }
}
