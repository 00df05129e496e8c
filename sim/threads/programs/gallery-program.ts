/** A program that goes wrong under some schedule, and one that does the same work and cannot. */
export type GalleryProgram = {
  readonly id: string
  readonly title: string
  /** What to look for, in one sentence. */
  readonly idea: string
  readonly broken: string
  readonly fixed: string
}
