import type { ItemKind, LessonItem } from './lesson-item.ts'

export type ItemChange = { readonly kind: ItemKind; readonly id: string; readonly label: string } & (
  | { readonly type: 'added' | 'removed' | 'changed' }
  /** Same content under another id: to progress it is a new part, which is rarely what the author wants. */
  | { readonly type: 'renamed'; readonly from: string }
)

export type PublishImpact = {
  readonly changes: readonly ItemChange[]
  /** Learners who finished the lesson see it as updated. Prose edits and removals alone never do that. */
  readonly addsRequired: boolean
}

/** What replacing `before` by `after` does to learners' progress, in order of the new lesson, removals last. */
export function publishImpact(before: readonly LessonItem[], after: readonly LessonItem[]): PublishImpact {
  const gone = before.filter((item) => !find(after, item))
  const changes: ItemChange[] = []
  const renamedFrom = new Set<LessonItem>()
  for (const item of after) {
    const { kind, id, label } = item
    const old = find(before, item)
    if (old) {
      if (old.content !== item.content) changes.push({ type: 'changed', kind, id, label })
      continue
    }
    const twin = gone.find(
      (other) => !renamedFrom.has(other) && other.kind === kind && other.content === item.content,
    )
    if (twin) renamedFrom.add(twin)
    changes.push(
      twin ? { type: 'renamed', kind, id, label, from: twin.id } : { type: 'added', kind, id, label },
    )
  }
  for (const item of gone.filter((item) => !renamedFrom.has(item)))
    changes.push({ type: 'removed', kind: item.kind, id: item.id, label: item.label })
  const isNew = before.length === 0
  return {
    changes,
    addsRequired: !isNew && changes.some(({ type }) => type === 'added' || type === 'renamed'),
  }
}

const find = (items: readonly LessonItem[], { kind, id }: LessonItem): LessonItem | undefined =>
  items.find((item) => item.kind === kind && item.id === id)
