import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import {
  defaultKeymap,
  history,
  historyKeymap,
  insertNewlineAndIndent,
  insertNewlineKeepIndent,
} from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap } from '@codemirror/lint'
import {
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
  type TransactionSpec,
} from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  GutterMarker,
  gutter,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { documentNonce, editorTheme } from '#app/_ui/editor-theme.ts'
import type { SyntaxProblem } from '#sim/threads/language/syntax-error.ts'
import { pythonLanguage } from './python-language.ts'
import { strandOf } from './strand.ts'

/** Where a thread stands, or, `isActive`, just acted. */
export type LineMark = {
  readonly line: number
  readonly tid: number
  readonly label: string
  readonly isActive: boolean
}

/** Everything but what the component listens to. Tab moves the focus on, as everywhere else on the page. */
export function programExtensions(label: string, language: 'python' | 'javascript'): Extension[] {
  const isPython = language === 'python'
  return [
    EditorView.cspNonce.of(documentNonce()),
    editorTheme,
    marksTheme,
    isPython ? pythonLanguage : javascript(),
    indentUnit.of(isPython ? '    ' : '  '),
    threadGutter,
    lineNumbers(),
    lintGutter(),
    marks,
    history(),
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    closeBrackets(),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false' }),
    keymap.of([
      { key: 'Enter', run: isPython ? newLine : insertNewlineAndIndent },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
    ]),
  ]
}

/** A line that ends with a colon opens a block. */
function newLine(view: EditorView): boolean {
  const { head } = view.state.selection.main
  const line = view.state.doc.lineAt(head)
  const opens = /:\s*(#.*)?$/.test(line.text.slice(0, head - line.from))
  if (!insertNewlineKeepIndent(view)) return false
  if (opens) view.dispatch(view.state.replaceSelection('    '), { userEvent: 'input' })
  return true
}

/** The problem at its place; one past the end of the text (it has changed since) stands at its end. */
export function diagnosticOf(problem: SyntaxProblem, text: Text): Diagnostic {
  const position = (line: number, column: number) => {
    const found = text.line(Math.min(Math.max(1, line), text.lines))
    return Math.min(found.from + Math.max(0, column - 1), found.to)
  }
  const from = position(problem.line, problem.column)
  const to = Math.max(from, position(problem.endLine, problem.endColumn))
  const { type, message, hint } = problem
  const head = type === 'UnsupportedFeature' ? message : `${type}: ${message}`
  return { from, to, severity: 'error', message: hint && hint !== message ? `${head}\n${hint}` : head }
}

const setMarks = StateEffect.define<readonly LineMark[]>()

/** Shows where the threads stand. */
export const marksOf = (list: readonly LineMark[]): TransactionSpec => ({ effects: setMarks.of(list) })

const marks = StateField.define<readonly LineMark[]>({
  create: () => [],
  update: (old, { effects, docChanged }) => {
    for (const effect of effects) if (effect.is(setMarks)) return effect.value
    return docChanged ? [] : old
  },
  provide: (self) =>
    EditorView.decorations.from(self, (list) => (view) => lineDecorations(list, view.state.doc)),
})

function lineDecorations(list: readonly LineMark[], doc: Text) {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { line, tid } of list.filter(
    ({ isActive, line }) => isActive && line > 0 && line <= doc.lines,
  )) {
    const at = doc.line(line).from
    builder.add(at, at, Decoration.line({ class: `cm-acted cm-strand-${strandOf(tid)}` }))
  }
  return builder.finish()
}

class ThreadMarker extends GutterMarker {
  readonly labels: readonly LineMark[]
  constructor(labels: readonly LineMark[]) {
    super()
    this.labels = labels
  }
  override eq(other: ThreadMarker): boolean {
    return JSON.stringify(this.labels) === JSON.stringify(other.labels)
  }
  override toDOM(): Node {
    const box = document.createElement('span')
    for (const { tid, label } of this.labels) {
      const chip = document.createElement('span')
      chip.className = `cm-thread cm-strand-${strandOf(tid)}`
      chip.textContent = label === 'main' ? 'M' : label
      box.append(chip)
    }
    return box
  }
}

const threadGutter = gutter({
  class: 'cm-threads',
  markers: (view) => {
    const list = view.state.field(marks).filter(({ isActive }) => !isActive)
    const byLine = Map.groupBy(list, ({ line }) => line)
    const ranges = [...byLine]
      .filter(([line]) => line > 0 && line <= view.state.doc.lines)
      .sort(([a], [b]) => a - b)
      .map(([line, own]) => new ThreadMarker(own).range(view.state.doc.line(line).from))
    return RangeSet.of(ranges)
  },
  lineMarkerChange: (update) =>
    update.transactions.some(({ effects }) => effects.some((one) => one.is(setMarks))),
  initialSpacer: () => new ThreadMarker([{ line: 1, tid: 1, label: 'T1', isActive: false }]),
})

const strands = Object.fromEntries(
  [0, 1, 2, 3, 4, 5, 6].map((n) => [
    `.cm-strand-${n}`,
    { '--strand': n === 0 ? 'var(--ink)' : `var(--t${n})` },
  ]),
)

const marksTheme = EditorView.theme({
  ...strands,
  '.cm-threads': { minWidth: '2.2rem' },
  '.cm-threads .cm-gutterElement': { textAlign: 'right', padding: '0 2px' },
  '.cm-thread': {
    display: 'inline-block',
    marginLeft: '2px',
    padding: '0 3px',
    borderRadius: '3px',
    border: '1.5px solid var(--strand)',
    color: 'var(--ink)',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.68rem',
    fontWeight: '650',
    lineHeight: '1.35',
  },
  '.cm-line.cm-acted': {
    boxShadow: 'inset 0 0 0 1.5px var(--strand), inset 5px 0 0 var(--strand)',
  },
})
