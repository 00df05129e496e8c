/** What to do about a wrong answer, as far as its author named it. */
export type Practice = {
  readonly card: {
    readonly id: string
    readonly title: string
    readonly href: string
    /** Whether it can be put into the reader's drills: they are signed in. */
    readonly canPick: boolean
  } | null
  /** The lesson, at the exact heading. */
  readonly lesson: { readonly title: string; readonly href: string } | null
}
