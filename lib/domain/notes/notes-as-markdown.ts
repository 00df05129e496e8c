import type { ArrangedNote, NoteGroup } from './arrange-notes.ts'

/**
 * All notes as one Markdown file: pages as headings with links under `origin`, what was written as quotations, so that
 * nothing in it becomes structure of the file.
 */
export function notesAsMarkdown(groups: readonly NoteGroup[], origin: string): string {
  const pages = groups.map((group) =>
    [`## ${linkOf(group.title, group.path, origin)}`, ...group.notes.map((note) => part(note, origin))].join(
      '\n\n',
    ),
  )
  return `${['# Notes', ...pages].join('\n\n')}\n`
}

function part({ anchor, heading, href, isBookmarked, isHeadingGone, text }: ArrangedNote, origin: string) {
  const gone = isHeadingGone ? ' (this section is no longer there)' : ''
  const lines = [
    anchor === '' ? '' : `### ${linkOf(heading, href, origin)}${gone}`,
    isBookmarked ? '*Bookmarked*' : '',
    text === '' ? '' : quoted(text),
  ]
  return lines.filter(Boolean).join('\n\n')
}

const linkOf = (label: string, path: string | null, origin: string): string =>
  path === null ? escaped(label) : `[${escaped(label)}](${encodeURI(`${origin}${path}`)})`

/** Inside a quotation only its author's own Markdown and none of ours can be meant. */
const quoted = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${escapedHtml(line)}`.trimEnd())
    .join('\n')

const escapedHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const escaped = (text: string): string => escapedHtml(text).replace(/[\\`*_[\]()#|~]/g, '\\$&')
