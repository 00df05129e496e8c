import { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { type AuditRow, listAuditActions, listAuditRows } from '#lib/db/audit-log.ts'
import { db } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { localDay } from '#lib/domain/analytics/local-days.ts'

const RECORDS_PER_PAGE = 50

/** The query string of the audit page. Days are in the reader's time zone, both ends included. */
export const auditQuerySchema = z.strictObject({
  action: z.string().trim().max(100).optional(),
  entity: z.string().trim().max(200).optional(),
  actor: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})

export type AuditQuery = z.infer<typeof auditQuerySchema>

export type AuditList = {
  readonly rows: readonly AuditRow[]
  readonly actions: readonly string[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** One page of the audit log, newest first. */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<AuditList> {
  const user = authorize(actor, 'audit.read')
  const [{ rows, total }, actions] = await Promise.all([
    listAuditRows(db(), {
      action: query.action,
      entity: query.entity,
      actorId: query.actor,
      from: query.from ? localDay(query.from, user.timeZone)?.from : undefined,
      to: query.to ? localDay(query.to, user.timeZone)?.to : undefined,
      page: { number: query.page, size: RECORDS_PER_PAGE },
    }),
    listAuditActions(db()),
  ])
  return {
    rows,
    actions,
    total,
    page: query.page,
    pages: Math.max(1, Math.ceil(total / RECORDS_PER_PAGE)),
  }
}
