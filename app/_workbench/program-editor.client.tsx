'use client'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { SyntaxProblem } from '#sim/threads/language/syntax-error.ts'
import { diagnosticOf, type LineMark, marksOf, programExtensions } from './editor-extensions.ts'
import styles from './workbench.module.css'

type Props = {
  readonly source: string
  readonly problem: SyntaxProblem | null
  readonly marks: readonly LineMark[]
  readonly onChange: (source: string) => void
  readonly onRun: () => void
  readonly label?: string
  readonly isReadOnly?: boolean
  readonly language?: 'python' | 'javascript'
}

/** The program's text. It owns what is typed; a `source` that differs from it replaces it (a gallery program, a link). */
export default function ProgramEditor({
  source,
  problem,
  marks,
  onChange,
  onRun,
  label = 'Program in Python',
  isReadOnly = false,
  language = 'python',
}: Props) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ source, label, isReadOnly, language, onChange, onRun })
  latest.current = { source, label, isReadOnly, language, onChange, onRun }

  useEffect(() => {
    if (!parent.current) return
    const run = () => {
      latest.current.onRun()
      return true
    }
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.source,
        extensions: [
          keymap.of([{ key: 'Mod-Enter', preventDefault: true, run }]),
          programExtensions(latest.current.label, latest.current.language),
          EditorState.readOnly.of(latest.current.isReadOnly),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === source) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } })
  }, [source])

  useEffect(() => {
    const editor = view.current
    if (editor)
      editor.dispatch(setDiagnostics(editor.state, problem ? [diagnosticOf(problem, editor.state.doc)] : []))
  }, [problem])

  useEffect(() => {
    view.current?.dispatch(marksOf(marks))
  }, [marks])

  return <div ref={parent} className={styles.code} />
}
