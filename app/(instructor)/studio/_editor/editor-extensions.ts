import { autocompletion, closeBrackets, completeFromList, snippetCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter, yamlLanguage } from '@codemirror/lang-yaml'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap } from '@codemirror/lint'
import type { Extension, Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { documentNonce, editorTheme } from '#app/_ui/editor-theme.ts'
import type { TextProblem } from '#lib/domain/publishing/reports.ts'
import { snippets } from './snippets.ts'

const YAML_BLOCKS = /^(sim|question|predict|memory-map|yaml)\b/

/** What is typed as MDX: YAML at the top and in our blocks, Markdown elsewhere. */
const lessonLanguage = yamlFrontmatter({
  content: markdown({
    base: markdownLanguage,
    codeLanguages: (info) => (YAML_BLOCKS.test(info) ? yamlLanguage : null),
  }),
})

/** Everything but what the component listens to. Tab moves the focus on, as everywhere else on the page. */
export function lessonExtensions(label: string): Extension[] {
  return [
    EditorView.cspNonce.of(documentNonce()),
    editorTheme,
    lessonLanguage,
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completeFromList(snippets.map(asCompletion))], activateOnTyping: false }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'true' }),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
  ]
}

const asCompletion = ({ label, detail, template }: (typeof snippets)[number]) =>
  snippetCompletion(template, { label, detail })

/** Problems at their places; one past the end of the text (it has changed since) stands at its end. */
export function diagnosticsOf(problems: readonly TextProblem[], text: Text): Diagnostic[] {
  return problems.map(({ line: number, column, message, hint }) => {
    const line = text.line(Math.min(Math.max(1, number), text.lines))
    const from = Math.min(line.from + Math.max(0, column - 1), line.to)
    const to = Math.max(from, wordEnd(line.text, from - line.from) + line.from)
    return { from, to, severity: 'error', message: `${message}\n${hint}` }
  })
}

function wordEnd(text: string, from: number): number {
  const rest = /^\W?[\w-]*/.exec(text.slice(from))?.[0].length ?? 0
  return Math.min(text.length, from + Math.max(1, rest))
}
