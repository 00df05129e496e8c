import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Both themes at once: every colour is a token, so the page's theme is the editor's. */
export const editorTheme = [
  EditorView.theme({
    '&': {
      height: '100%',
      backgroundColor: 'var(--raised)',
      color: 'var(--ink)',
      fontSize: 'var(--text-sm)',
    },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', fontVariantLigatures: 'none' },
    '.cm-content': { caretColor: 'var(--ink)', padding: 'var(--space-3) 0' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--muted)', border: 'none' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--accent) 6%, transparent)' },
    '.cm-activeLineGutter': { backgroundColor: 'color-mix(in oklab, var(--accent) 14%, transparent)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in oklab, var(--accent) 26%, transparent)',
    },
    '.cm-tooltip': {
      backgroundColor: 'var(--raised)',
      color: 'var(--ink)',
      border: '1px solid var(--outline)',
      borderRadius: 'var(--radius)',
      boxShadow: 'var(--shadow)',
    },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      backgroundColor: 'var(--accent)',
      color: 'var(--on-accent)',
    },
    '.cm-diagnostic': { fontFamily: 'var(--font-sans)', maxWidth: '40rem', whiteSpace: 'pre-wrap' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
    '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', borderColor: 'var(--hairline)' },
    '.cm-collapsedLines': { color: 'var(--muted)', background: 'var(--sunken)' },
    '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '""' },
    '.cm-changedLine': { backgroundColor: 'color-mix(in oklab, var(--warning) 14%, transparent)' },
    '.cm-changedText': { background: 'color-mix(in oklab, var(--warning) 32%, transparent)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.heading, fontWeight: '700' },
      { tag: tags.strong, fontWeight: '700' },
      { tag: tags.emphasis, fontStyle: 'italic' },
      { tag: [tags.monospace, tags.string], color: 'var(--t3)' },
      { tag: [tags.link, tags.url], color: 'var(--accent)' },
      { tag: [tags.tagName, tags.angleBracket], color: 'var(--t1)' },
      {
        tag: [tags.attributeName, tags.propertyName, tags.definition(tags.propertyName)],
        color: 'var(--t4)',
      },
      { tag: [tags.number, tags.bool, tags.keyword], color: 'var(--t6)' },
      { tag: [tags.comment, tags.processingInstruction, tags.meta], color: 'var(--muted)' },
    ]),
  ),
]

/**
 * CodeMirror adds its styles as elements, which the page's policy allows with the nonce of the document only. The
 * document's own scripts carry it; it is not in any attribute that CSS could read.
 */
export function documentNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}
