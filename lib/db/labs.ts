import type { LabDefinition } from '#lib/domain/labs/lab-definition.ts'
import { jsonHash } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'

export type LabVersion = {
  readonly id: string
  readonly number: number
  readonly hash: string
  readonly definition: LabDefinition
  /** lab.mdx */
  readonly source: string
}

export type Lab = { readonly id: string; readonly current: LabVersion }

/** Makes the lab say what its files say. A new immutable version appears only when something differs. Idempotent. */
export async function syncLab(
  tx: Db,
  { definition, source }: { readonly definition: LabDefinition; readonly source: string },
  now: Date,
): Promise<void> {
  const { id, title, module: moduleId } = definition
  await tx.lab.upsert({ where: { id }, create: { id, title, moduleId }, update: { title, moduleId } })
  const hash = jsonHash({ definition, source })
  const versions = await tx.labVersion.findMany({
    where: { labId: id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hash: true },
  })
  const number = (versions[0]?.number ?? 0) + 1
  const spec = definition as object
  const current =
    versions.find((version) => version.hash === hash) ??
    (await tx.labVersion.create({
      data: { labId: id, number, hash, spec, source, createdAt: now },
      select: { id: true },
    }))
  await tx.lab.update({ where: { id }, data: { currentVersionId: current.id } })
}

/** Closes the labs that are not among `ids`; submissions stay. */
export async function closeMissingLabs(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.lab.updateMany({ where: { id: { notIn: [...ids] } }, data: { currentVersionId: null } })
}

const versionSelect = { id: true, number: true, hash: true, spec: true, source: true } as const

type VersionRow = Omit<LabVersion, 'definition'> & { readonly spec: unknown }

const toVersion = ({ spec, ...row }: VersionRow): LabVersion => ({
  ...row,
  definition: spec as LabDefinition,
})

/** The lab as it stands, or null when there is none or it was closed. */
export async function findLab(reader: Db, labId: string): Promise<Lab | null> {
  const row = await reader.lab.findUnique({
    where: { id: labId },
    select: { id: true, currentVersion: { select: versionSelect } },
  })
  return row?.currentVersion ? { id: row.id, current: toVersion(row.currentVersion) } : null
}

/** Every open lab, by id. */
export async function listLabs(reader: Db): Promise<Lab[]> {
  const rows = await reader.lab.findMany({
    where: { currentVersionId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, currentVersion: { select: versionSelect } },
  })
  return rows.flatMap(({ id, currentVersion }) =>
    currentVersion ? [{ id, current: toVersion(currentVersion) }] : [],
  )
}
