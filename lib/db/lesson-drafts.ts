import type { Db } from './client.ts'

export type LessonDraft = {
  readonly source: string
  /** Counts saves; a save names the one it started from. */
  readonly revision: number
  /** Number of the version the draft started from; 0 when there was none. */
  readonly baseVersion: number
  readonly updatedAt: Date
  readonly updatedBy: { readonly id: string; readonly name: string } | null
}

/** The one working copy of a lesson, or null. */
export const findDraft = (reader: Db, lessonId: string): Promise<LessonDraft | null> =>
  reader.lessonDraft.findUnique({
    where: { lessonId },
    select: {
      source: true,
      revision: true,
      baseVersion: true,
      updatedAt: true,
      updatedBy: { select: { id: true, name: true } },
    },
  })

type DraftSave = {
  readonly lessonId: string
  readonly source: string
  readonly revision: number
  /** Kept from the first save on. */
  readonly baseVersion: number
  readonly userId: string
  readonly now: Date
}

/**
 * Writes the draft as revision `revision`. True when it did; false when the stored draft is no longer the revision
 * before, so of two saves at once one is told to look again.
 */
export async function storeDraft(tx: Db, save: DraftSave): Promise<boolean> {
  const { lessonId, source, revision, baseVersion, userId, now } = save
  const written = { source, revision, updatedAt: now, updatedById: userId }
  if (revision === 1) {
    const { count } = await tx.lessonDraft.createMany({ data: { lessonId, baseVersion, ...written } })
    return count === 1
  }
  const { count } = await tx.lessonDraft.updateMany({
    where: { lessonId, revision: revision - 1 },
    data: written,
  })
  return count === 1
}

/** Removes the draft; no effect when there is none. */
export async function removeDraft(tx: Db, lessonId: string): Promise<void> {
  await tx.lessonDraft.deleteMany({ where: { lessonId } })
}
