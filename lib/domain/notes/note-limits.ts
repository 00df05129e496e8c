export const NOTE_LIMITS = {
  /** UTF-16 units that one note may have. */
  characters: 5_000,
  /** Places one account keeps a bookmark or a note at. */
  places: 1_000,
  /** UTF-16 units of all notes on a device together. */
  deviceCharacters: 200_000,
} as const

/** Too long, unless it shortens a note that grew past the limit when two were joined. */
export const isTooLong = (text: string, stored: string): boolean =>
  text.length > NOTE_LIMITS.characters && text.length >= stored.length
