/** Where a version was written: in a file under content/, or in the studio. */
export type ContentOrigin = 'file' | 'studio'

/** What the rules need to know of a stored version. `hash` identifies its source. */
export type VersionFacts = { readonly number: number; readonly hash: string; readonly origin: ContentOrigin }

/** Numbers count from 1 and are never used twice, whatever was published or rolled back. */
export const nextVersionNumber = (versions: readonly { readonly number: number }[]): number =>
  versions.reduce((highest, { number }) => Math.max(highest, number), 0) + 1
