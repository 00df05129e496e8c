import type { Db } from './client.ts'

export type AuditRow = {
  readonly seq: number
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string
  readonly action: string
  readonly entity: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string
  readonly requestId: string
}

export type AuditQuery = {
  readonly action?: string
  /** `kind:id`, or only `kind:` for all of a kind. */
  readonly entity?: string
  readonly actorId?: string
  readonly from?: Date
  readonly to?: Date
  readonly page: { readonly number: number; readonly size: number }
}

/** One page of the records that match, newest first, and how many match in all. */
export async function listAuditRows(
  reader: Db,
  { action, entity, actorId, from, to, page }: AuditQuery,
): Promise<{ rows: AuditRow[]; total: number }> {
  const where = {
    ...(action && { action }),
    ...(entity && { entity: entity.endsWith(':') ? { startsWith: entity } : entity }),
    ...(actorId && { actorId }),
    ...((from || to) && { at: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
  }
  const [rows, total] = await Promise.all([
    reader.auditEvent.findMany({
      where,
      omit: { previousHash: true, hash: true, isEmptied: true },
      orderBy: { seq: 'desc' },
      skip: (page.number - 1) * page.size,
      take: page.size,
    }),
    reader.auditEvent.count({ where }),
  ])
  return { rows, total }
}

/** Every record of what somebody did, and of what is about one of `entities`; the oldest first. */
export const listAuditOf = (
  reader: Db,
  { actorId, entities }: { readonly actorId: string; readonly entities: readonly string[] },
): Promise<AuditRow[]> =>
  reader.auditEvent.findMany({
    where: { OR: [{ actorId }, { entity: { in: [...entities] } }] },
    omit: { previousHash: true, hash: true, isEmptied: true },
    orderBy: { seq: 'asc' },
  })

/** When this was last recorded of an entity, or null. */
export async function findAuditTime(
  reader: Db,
  { action, entity }: { readonly action: string; readonly entity: string },
): Promise<Date | null> {
  const row = await reader.auditEvent.findFirst({
    where: { action, entity },
    orderBy: { seq: 'desc' },
    select: { at: true },
  })
  return row?.at ?? null
}

/** The actions that occur, in alphabetical order, for the filter. */
export async function listAuditActions(reader: Db): Promise<string[]> {
  const groups = await reader.auditEvent.groupBy({ by: ['action'], orderBy: { action: 'asc' } })
  return groups.map(({ action }) => action)
}

/** The last record: its number and hash, written down elsewhere, also prove that none was cut off the end. */
export async function findAuditHead(reader: Db): Promise<{ seq: number; hash: string } | null> {
  return await reader.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
}
