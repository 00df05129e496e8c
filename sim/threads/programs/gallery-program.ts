/** A program that goes wrong under some schedule, and one that does the same work and cannot. Written for this course. */
export type GalleryProgram = {
  readonly id: string
  readonly title: string
  /** What to look for, in one sentence. */
  readonly idea: string
  /** What a check of the broken one finds, among other things perhaps. */
  readonly shows: 'assertion' | 'exception' | 'deadlock'
  readonly broken: string
  readonly fixed: string
}
