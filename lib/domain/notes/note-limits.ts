export const NOTE_LIMITS = {
  /** UTF-16 units that one note may have. */
  characters: 5_000,
  /** Places one account keeps a bookmark or a note at. */
  places: 1_000,
  /** UTF-16 units of all notes on a device together. */
  deviceCharacters: 200_000,
  /** UTF-16 units that one note may be sent with: joined notes are shortened step by step. */
  sentCharacters: 50_000,
  anchorCharacters: 200,
  headingCharacters: 300,
} as const

/** The id of a heading, as those of a compiled page are named; empty for the page as a whole. */
export const ANCHOR = /^[\p{L}\p{M}\p{N}_-]*$/u

/** Too long, unless it shortens a note that grew past the limit when two were joined. */
export const isTooLong = (text: string, stored: string): boolean =>
  text.length > NOTE_LIMITS.characters && text.length >= stored.length
