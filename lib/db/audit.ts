import { createHash, type Hash } from 'node:crypto'
import { emptyAuditEvent } from '#lib/domain/access/empty-audit-event.ts'
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

/** What the record of an erasure says of all rows that are emptied by then; `digest` covers what is left of them. */
type EmptiedRows = { readonly records: number; readonly digest: string }

export const ERASURE = 'account.erased'

/**
 * Takes a person out of every row (`emptyAuditEvent`). Those rows keep the hash they were written with, so the chain stays
 * linked, but it no longer covers what is left of them; the answer does, and belongs into `after` of an `ERASURE` record
 * in the same transaction.
 */
export async function emptyAuditOf(
  tx: Db,
  { userId, entities }: { readonly userId: string; readonly entities: readonly string[] },
): Promise<EmptiedRows> {
  await lockNamed(tx, 'auditLog')
  const rows = await tx.auditEvent.findMany({
    where: { OR: [{ actorId: userId }, { entity: { in: [...entities] } }] },
    select: {
      seq: true,
      actorId: true,
      actorName: true,
      entity: true,
      before: true,
      after: true,
      reason: true,
    },
  })
  const erased = { userId, entities: new Set(entities) }
  for (const row of rows) {
    const left = emptyAuditEvent(row, erased)
    if (left === row) continue
    const { actorName, before, after, reason } = left
    await tx.auditEvent.update({
      where: { seq: row.seq },
      data: { actorName, reason, before: before ?? undefined, after: after ?? undefined, isEmptied: true },
    })
  }
  const emptied = new Emptied()
  for await (const row of rowsInOrder(tx, { isEmptied: true })) emptied.add(row)
  return emptied.sum()
}

class Emptied {
  readonly #hash: Hash = createHash('sha256')
  #records = 0

  add(row: HashedRow): void {
    this.#records++
    this.#hash.update(hashRow(row))
  }

  sum = (): EmptiedRows => ({ records: this.#records, digest: this.#hash.copy().digest('hex') })
}

/** Every row in the order of the chain, in pages. */
async function* rowsInOrder(reader: Db, where: { readonly isEmptied?: true } = {}) {
  for (let seq = 0; ; ) {
    const rows = await reader.auditEvent.findMany({
      where: { ...where, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: 500,
    })
    yield* rows as (HashedRow & { hash: string; isEmptied: boolean })[]
    const last = rows.at(-1)
    if (!last) return
    seq = last.seq
  }
}

/**
 * The first row whose hash or link does not fit, or null when the whole chain holds. Where emptied rows are not as the
 * newest erasure left them, it is the record of that erasure, or the first emptied row when there is none.
 */
export async function verifyAuditChain(reader: Db): Promise<{ seq: number } | null> {
  // The pages are no snapshot: an erasure in between looks like a break, once.
  return (await findBreak(reader)) && findBreak(reader)
}

async function findBreak(reader: Db): Promise<{ seq: number } | null> {
  let previousHash = GENESIS
  let seq = 0
  let firstEmptied: number | null = null
  let erasure: { readonly seq: number; readonly after: unknown } | null = null
  const emptied = new Emptied()
  for await (const row of rowsInOrder(reader)) {
    const isAsWritten = row.isEmptied || row.hash === hashRow(row)
    if (row.seq !== seq + 1 || row.previousHash !== previousHash || !isAsWritten) return { seq: seq + 1 }
    previousHash = row.hash
    seq = row.seq
    if (row.action === ERASURE) erasure = { seq, after: row.after }
    if (!row.isEmptied) continue
    firstEmptied ??= seq
    emptied.add(row)
  }
  const { records, digest } = (erasure?.after ?? { records: 0, digest: emptied.sum().digest }) as EmptiedRows
  const sum = emptied.sum()
  if (sum.records === records && sum.digest === digest) return null
  return { seq: erasure?.seq ?? firstEmptied ?? seq }
}
