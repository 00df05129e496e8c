/** A typed text for comparing: case, spaces and Unicode forms do not matter. */
export const normalText = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
