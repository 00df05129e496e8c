import type { VersionFacts } from './version.ts'

export type FileSync =
  /** The file says what learners see, or nothing new since it was last read. */
  | { readonly type: 'unchanged' }
  /** The file is ahead of what learners see and owns it: a new version, published. */
  | { readonly type: 'publish' }
  /** The file has caught up with the studio: a new version of origin file, published, the same text. */
  | { readonly type: 'adopt' }
  /** The studio owns what learners see: a new version, not published. */
  | { readonly type: 'keep-aside' }

/**
 * What a lesson file means for its lesson when content is synced. A published studio version wins over the file; a
 * changed file is then kept aside, once per text. Exporting the studio's text into the file gives the lesson back to it.
 */
export function decideFileSync(input: {
  readonly published: VersionFacts | null
  /** The newest version that came from the file, published or not. */
  readonly latestFromFile: VersionFacts | null
  readonly fileHash: string
}): FileSync {
  const { published, latestFromFile, fileHash } = input
  if (!published) return { type: 'publish' }
  if (published.origin === 'file')
    return published.hash === fileHash ? { type: 'unchanged' } : { type: 'publish' }
  if (published.hash === fileHash) return { type: 'adopt' }
  return latestFromFile?.hash === fileHash ? { type: 'unchanged' } : { type: 'keep-aside' }
}
