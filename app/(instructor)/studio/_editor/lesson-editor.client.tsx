'use client'
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import { Button, ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { paths } from '#lib/shared/paths.ts'
import type { EditorHandle } from './code-editor.client.tsx'
import { DiscardButton } from './discard-button.client.tsx'
import styles from './lesson-editor.module.css'
import { PreviewPane } from './preview-pane.client.tsx'
import { ProblemList } from './problem-list.client.tsx'
import { PublishDialog } from './publish-dialog.client.tsx'
import { SaveState } from './save-state.tsx'
import { snippets } from './snippets.ts'
import { useDraft } from './use-draft.ts'

const Loading = () => <p className={styles.loading}>Opening the editor…</p>
const CodeEditor = dynamic(() => import('./code-editor.client.tsx'), { ssr: false, loading: Loading })
const ConflictView = dynamic(() => import('./conflict-view.client.tsx'), { ssr: false, loading: Loading })

type LessonEditorProps = {
  readonly lessonId: string
  readonly source: string
  readonly revision: number
  /** Number of the version learners see; null while there is none. */
  readonly publishedNumber: number | null
}

/** Writing a lesson: text and preview side by side, problems below, and publishing when there are none. */
export function LessonEditor({ lessonId, source, revision, publishedNumber }: LessonEditorProps) {
  const draft = useDraft(lessonId, { source, revision })
  const editor = useRef<EditorHandle | null>(null)
  const [isPublishing, setIsPublishing] = useState(false)
  const [pane, setPane] = useState<'write' | 'preview'>('write')
  const { state, diagnosis } = draft
  const count = diagnosis.problems.length + diagnosis.elsewhere.length

  function leave(path: string): void {
    draft.forget()
    location.assign(path)
  }

  if (state.type === 'conflict')
    return (
      <ConflictView
        message={state.message}
        mine={draft.current()}
        base={source}
        other={state.other}
        onResolve={(text, from) => draft.resolve(text, from)}
        onDrop={() => leave(paths.studioLesson(lessonId))}
      />
    )
  return (
    <div className={styles.editor}>
      <div className={styles.toolbar}>
        <SaveState state={state} />
        <InsertMenu onInsert={(index) => snippets[index] && editor.current?.insert(snippets[index])} />
        <Button size="sm" onClick={draft.flush} title="Ctrl-S does the same">
          Save now
        </Button>
        <span className={styles.panes}>
          <Button size="sm" aria-pressed={pane === 'write'} onClick={() => setPane('write')}>
            Write
          </Button>
          <Button size="sm" aria-pressed={pane === 'preview'} onClick={() => setPane('preview')}>
            Preview
          </Button>
        </span>
        <span className={styles.end}>
          {draft.revision > 0 && (
            <>
              {publishedNumber !== null && (
                <ButtonLink
                  size="sm"
                  href={`${paths.studioHistory(lessonId)}?from=${publishedNumber}&to=draft`}
                >
                  Changes so far
                </ButtonLink>
              )}
              <ButtonLink size="sm" href={paths.studioExport(lessonId, 'draft')}>
                Export draft
              </ButtonLink>
              <DiscardButton
                lessonId={lessonId}
                revision={draft.revision}
                isPublished={publishedNumber !== null}
                onDiscarded={() =>
                  leave(publishedNumber === null ? paths.studio() : paths.studioLesson(lessonId))
                }
              />
            </>
          )}
          <Button
            size="sm"
            variant="primary"
            disabled={state.type !== 'saved' || draft.revision === 0}
            onClick={() => setIsPublishing(true)}
          >
            Publish…
          </Button>
        </span>
      </div>
      {draft.isRestored && (
        <Notice title="Restored" live>
          This device held text that had not reached the server when the page was closed. It is back.
        </Notice>
      )}
      {state.type === 'refused' && (
        <Notice tone="danger" title="Not saved" live>
          {state.message}
        </Notice>
      )}
      <div className={styles.panels} data-pane={pane}>
        <section className={styles.write} aria-label="Text">
          {draft.isReady && (
            <CodeEditor
              initial={draft.current()}
              label="Text of the lesson"
              problems={diagnosis.problems}
              onChange={draft.edit}
              onSave={draft.flush}
              handle={editor}
            />
          )}
        </section>
        <PreviewPane lessonId={lessonId} revision={draft.rendered} isBehind={!diagnosis.renders} />
      </div>
      <section className={styles.problems} aria-label="Problems">
        <h2>
          <span role="status">
            {count === 0 ? 'No problems' : `${count} ${count === 1 ? 'problem' : 'problems'}`}
          </span>
        </h2>
        <ProblemList
          problems={diagnosis.problems}
          elsewhere={diagnosis.elsewhere}
          onGoTo={(line, column) => {
            setPane('write')
            editor.current?.goTo(line, column)
          }}
        />
      </section>
      <PublishDialog
        lessonId={lessonId}
        isOpen={isPublishing}
        onClose={() => setIsPublishing(false)}
        onPublished={(number) => leave(`${paths.studioLesson(lessonId)}?published=${number}`)}
      />
    </div>
  )
}

function InsertMenu({ onInsert }: { onInsert: (index: number) => void }) {
  return (
    <select
      className={styles.insert}
      aria-label="Insert"
      value=""
      onChange={(event) => onInsert(Number(event.target.value))}
    >
      <option value="" disabled>
        Insert…
      </option>
      {snippets.map(({ label, detail }, index) => (
        <option key={label} value={index}>
          {label}: {detail}
        </option>
      ))}
    </select>
  )
}
