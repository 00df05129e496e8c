import { authorize } from '#lib/auth/authorize.ts'
import { verifyAuditChain } from '#lib/db/audit.ts'
import { findAuditHead } from '#lib/db/audit-log.ts'
import { db } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'

/** `head` is the last record; kept outside the database, it also shows records cut off the end later. */
export type AuditVerification = {
  readonly brokenAt: number | null
  readonly head: { readonly seq: number; readonly hash: string } | null
}

/** Recomputes the whole hash chain of the audit log. */
export async function verifyAudit(actor: Actor): Promise<AuditVerification> {
  authorize(actor, 'audit.read')
  const broken = await verifyAuditChain(db())
  return { brokenAt: broken?.seq ?? null, head: await findAuditHead(db()) }
}
