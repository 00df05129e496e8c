'use client'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { documentNonce, editorTheme } from '#app/_ui/editor-theme.ts'
import { Notice } from '#app/_ui/notice.tsx'
import styles from './conflict-view.module.css'
import type { OtherText } from './draft-session.ts'

type ConflictViewProps = {
  readonly message: string
  readonly mine: string
  /** The text both began from. */
  readonly base: string
  readonly other: OtherText | null
  readonly onResolve: (source: string, revision: number) => void
  /** Gives up what was written here. */
  readonly onDrop: () => void
}

/** Three texts: theirs or the common start on the left, one's own on the right, to be edited until it says what it should. */
export default function ConflictView({ message, mine, base, other, onResolve, onDrop }: ConflictViewProps) {
  const [side, setSide] = useState<'theirs' | 'base'>(other ? 'theirs' : 'base')
  const parent = useRef<HTMLDivElement>(null)
  const merge = useRef<MergeView | null>(null)
  const text = useRef(mine)
  const left = side === 'theirs' && other ? other.source : base

  useEffect(() => {
    if (!parent.current) return
    const shared = [
      EditorView.cspNonce.of(documentNonce()),
      editorTheme,
      lineNumbers(),
      EditorView.lineWrapping,
    ]
    const view = new MergeView({
      parent: parent.current,
      a: { doc: left, extensions: [shared, EditorState.readOnly.of(true), labelled('The other text')] },
      b: { doc: text.current, extensions: [shared, labelled('Your text')] },
      collapseUnchanged: {},
      revertControls: 'a-to-b',
    })
    merge.current = view
    return () => {
      text.current = view.b.state.doc.toString()
      view.destroy()
    }
  }, [left])

  const merged = () => merge.current?.b.state.doc.toString() ?? mine
  return (
    <section className={styles.conflict} aria-label="Two texts">
      <Notice tone="warning" title="This lesson was changed by somebody else" live>
        {message}
      </Notice>
      <div className={styles.bar}>
        {other && (
          <label>
            On the left{' '}
            <select value={side} onChange={(event) => setSide(event.target.value as 'theirs' | 'base')}>
              <option value="theirs">{other.by ? `${other.by}’s text` : 'the other text'}</option>
              <option value="base">what both began from</option>
            </select>
          </label>
        )}
        <span className={styles.hint}>Your text is on the right. The arrows take a change over.</span>
        <Button variant="primary" onClick={() => onResolve(merged(), other?.revision ?? 0)}>
          Save the right side
        </Button>
        <Button onClick={onDrop}>{other ? 'Keep theirs, drop mine' : 'Drop mine'}</Button>
      </div>
      <div ref={parent} className={styles.merge} />
    </section>
  )
}

const labelled = (label: string) => EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' })
