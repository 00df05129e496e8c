import type { Link } from '../links.ts'
import type { Place } from '../problem.ts'
import type { LessonFrontmatter } from '../schema/lesson.ts'
import type { Block } from './blocks.ts'
import type { TreeNode } from './tree.ts'

/** Lessons have frontmatter; the prose of a lab has none (its facts are in lab.yaml). */
export type DocumentKind = 'lesson' | 'lab'

export type Heading = {
  readonly depth: number
  readonly text: string
  readonly id: string
  readonly line: number
}

/** A document that passed the gate: its tree and everything in it that other content can refer to. */
export type GatedDocument = {
  readonly frontmatter: LessonFrontmatter | null
  readonly placeOfFrontmatter: (path: readonly PropertyKey[]) => Place
  /** The text with the frontmatter blanked; the only thing that may be compiled. */
  readonly body: string
  readonly tree: TreeNode
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  readonly links: readonly { readonly link: Link; readonly place: Place }[]
  readonly terms: readonly { readonly id: string; readonly place: Place }[]
  readonly values: readonly ValueUse[]
  readonly figures: readonly { readonly src: string; readonly place: Place }[]
  readonly wordCount: number
}

/** `<Value sim of digits>text</Value>`: a number in prose that must equal a metric. */
export type ValueUse = {
  readonly sim: string
  readonly of: string
  readonly digits?: number
  readonly text: string
  readonly place: Place
}
