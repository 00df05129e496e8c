'use client'
import { snippet } from '@codemirror/autocomplete'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import type { TextProblem } from '#lib/domain/publishing/reports.ts'
import { diagnosticsOf, lessonExtensions } from './editor-extensions.ts'
import styles from './lesson-editor.module.css'
import type { Snippet } from './snippets.ts'

export type EditorHandle = {
  readonly insert: (snippet: Snippet) => void
  readonly goTo: (line: number, column: number) => void
}

type CodeEditorProps = {
  readonly initial: string
  readonly label: string
  readonly problems: readonly TextProblem[]
  readonly onChange: (source: string) => void
  readonly onSave: () => void
  readonly handle: RefObject<EditorHandle | null>
}

/** The text being written. It owns the text; the page hears every change and talks back through the handle. */
export default function CodeEditor({ initial, label, problems, onChange, onSave, handle }: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ initial, label, onChange, onSave })
  latest.current = { initial, label, onChange, onSave }

  useEffect(() => {
    if (!parent.current) return
    const save = () => {
      latest.current.onSave()
      return true
    }
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.initial,
        extensions: [
          keymap.of([{ key: 'Mod-s', preventDefault: true, run: save }]),
          lessonExtensions(latest.current.label),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    handle.current = handleOf(editor)
    return () => {
      handle.current = null
      view.current = null
      editor.destroy()
    }
  }, [handle])

  useEffect(() => {
    const editor = view.current
    editor?.dispatch(setDiagnostics(editor.state, diagnosticsOf(problems, editor.state.doc)))
  }, [problems])

  return <div ref={parent} className={styles.code} />
}

function handleOf(editor: EditorView): EditorHandle {
  return {
    insert({ template, isInline }) {
      const { from, to } = editor.state.selection.main
      const line = editor.state.doc.lineAt(from)
      const before = isInline || line.text.trim() === '' ? '' : '\n\n'
      const at = before ? line.to : from
      snippet(`${before}${template}`)(editor, null, at, before ? at : to)
      editor.focus()
    },
    goTo(number, column) {
      const line = editor.state.doc.line(Math.min(Math.max(1, number), editor.state.doc.lines))
      const anchor = Math.min(line.from + Math.max(0, column - 1), line.to)
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      editor.focus()
    },
  }
}
