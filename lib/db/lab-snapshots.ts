import type { LabLevel } from '#lib/domain/labs/lab-level.ts'
import type { LabValues } from '#lib/domain/labs/lab-spec.ts'
import type { Db } from './client.ts'

export type LabSnapshot = {
  readonly id: string
  readonly name: string
  /** Made by itself before starting again. */
  readonly isBackup: boolean
  readonly values: LabValues
  readonly keptAt: Date
}

type Owner = { readonly userId: string; readonly labId: string }

const snapshotSelect = { id: true, name: true, isBackup: true, values: true, keptAt: true } as const

/** A learner's snapshots of a lab, newest first. */
export async function listSnapshots(reader: Db, { userId, labId }: Owner): Promise<LabSnapshot[]> {
  const rows = await reader.labSnapshot.findMany({
    where: { userId, labId },
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    select: snapshotSelect,
  })
  return rows.map(({ values, ...row }) => ({ ...row, values: values as LabValues }))
}

export async function createSnapshot(
  tx: Db,
  { userId, labId }: Owner,
  { values, ...rest }: Omit<LabSnapshot, 'id'>,
): Promise<LabSnapshot> {
  const data = { userId, labId, ...rest, values: values as object }
  const { id } = await tx.labSnapshot.create({ data, select: { id: true } })
  return { id, values, ...rest }
}

/** Deletes those among `ids` that are this learner's; true when there was one. */
export async function deleteSnapshots(tx: Db, userId: string, ids: readonly string[]): Promise<boolean> {
  const { count } = await tx.labSnapshot.deleteMany({ where: { userId, id: { in: [...ids] } } })
  return count > 0
}

/** The level a learner gave their own work; null before they did. */
export async function findRating(reader: Db, { userId, labId }: Owner): Promise<LabLevel | null> {
  const row = await reader.labRating.findUnique({
    where: { userId_labId: { userId, labId } },
    select: { level: true },
  })
  return (row?.level ?? null) as LabLevel | null
}

export async function saveRating(tx: Db, owner: Owner, level: LabLevel, ratedAt: Date): Promise<void> {
  await tx.labRating.upsert({
    where: { userId_labId: owner },
    create: { ...owner, level, ratedAt },
    update: { level, ratedAt },
  })
}
