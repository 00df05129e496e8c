import type { NoteGroup } from './arrange-notes.ts'

/** The notes in which every word of `query` occurs, in the text or in what names the place; case and accents do not matter. */
export function filterNotes(groups: readonly NoteGroup[], query: string): NoteGroup[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return groups.flatMap((group) => {
    const notes = group.notes.filter(({ heading, text }) => {
      const all = plain(`${group.title} ${heading} ${text}`)
      return words.every((word) => all.includes(word))
    })
    return notes.length === 0 ? [] : [{ ...group, notes }]
  })
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
