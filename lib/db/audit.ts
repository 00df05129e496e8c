import { canonicalJson, sha256 } from '#lib/shared/json-hash.ts'
import type { Db } from './client.ts'
import { lockNamed } from './locks.ts'

/** Values are plain JSON and hold no secret. `entity` is `kind:id`. */
export type AuditEntry = {
  readonly actorId: string | null
  readonly actorName: string
  readonly action: string
  readonly entity: string
  readonly before?: JsonObject
  readonly after?: JsonObject
  readonly reason?: string
  readonly requestId: string
  readonly at: Date
}

type JsonObject = { readonly [key: string]: Json }
type Json = string | number | boolean | null | readonly Json[] | JsonObject

const GENESIS = '0'.repeat(64)

/**
 * Appends to the audit log inside the caller's transaction, so that the record and what it records are stored together.
 * Each row's hash covers the row before it; a row changed or removed later breaks the chain (`verifyAuditChain`).
 */
export async function appendAudit(tx: Db, entry: AuditEntry): Promise<void> {
  // One writer at a time, or two rows would claim the same predecessor.
  await lockNamed(tx, 'auditLog')
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actorId: entry.actorId,
    actorName: entry.actorName,
    action: entry.action,
    entity: entry.entity,
    before: entry.before,
    after: entry.after,
    reason: entry.reason ?? '',
    requestId: entry.requestId,
    previousHash: last?.hash ?? GENESIS,
  }
  await tx.auditEvent.create({ data: { ...row, hash: hashRow(row) } })
}

type HashedRow = Omit<AuditEntry, 'reason'> & {
  seq: number
  reason: string
  previousHash: string
  before?: unknown
  after?: unknown
}

/** SHA-256 over the previous hash and the canonical JSON (sorted keys) of the row. */
export function hashRow(row: HashedRow): string {
  const { seq, at, actorId, actorName, action, entity, before, after, reason, requestId, previousHash } = row
  const body = [
    seq,
    at.toISOString(),
    actorId,
    actorName,
    action,
    entity,
    before ?? null,
    after ?? null,
    reason,
    requestId,
  ]
  return sha256(previousHash + canonicalJson(body))
}

/** The first row whose hash or link does not fit, or null when the whole chain holds. Reads in pages. */
export async function verifyAuditChain(reader: Db): Promise<{ seq: number } | null> {
  let previousHash = GENESIS
  let seq = 0
  for (;;) {
    const rows = await reader.auditEvent.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: 500,
    })
    if (rows.length === 0) return null
    for (const row of rows) {
      const fits =
        row.seq === seq + 1 && row.previousHash === previousHash && row.hash === hashRow(row as HashedRow)
      if (!fits) return { seq: seq + 1 }
      previousHash = row.hash
      seq = row.seq
    }
  }
}
