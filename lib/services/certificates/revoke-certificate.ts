import type { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { appendAudit } from '#lib/db/audit.ts'
import {
  findCertificate,
  freeCertificateSlot,
  revokeCertificate as revokeStored,
  type StoredCertificate,
} from '#lib/db/certificates.ts'
import { type Db, transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { allowReissueSchema, revokeSchema } from '#lib/domain/certificates/certificate-input.ts'
import { notFoundError, ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'

type Named = { readonly code: string }

/** The page of an erased certificate is told by this record that it had been taken back. */
export const CERTIFICATE_REVOKED = 'certificate.revoked'

/**
 * Takes a certificate back for good: its page says so from now on, with the reason's class; the note is for the audit log.
 * A revoked one stays as it was revoked. Throws 404 for an unknown code.
 */
export async function revokeCertificate(
  actor: Actor,
  { code, reason, note }: z.infer<typeof revokeSchema> & Named,
  context: RequestContext,
): Promise<Record<string, never>> {
  const user = authorize(actor, 'certificates.revoke')
  await transaction(async (tx) => {
    const certificate = await lockCertificate(tx, code)
    if (certificate.revocation) return
    await revokeStored(tx, code, { at: context.now, reason })
    await appendAudit(tx, {
      ...auditedAs(user, context),
      action: CERTIFICATE_REVOKED,
      entity: `certificate:${code}`,
      before: { name: certificate.holder, userId: certificate.userId, revokedFor: null },
      after: { name: certificate.holder, userId: certificate.userId, revokedFor: reason },
      reason: note,
    })
  })
  return {}
}

/**
 * Lets the holder of a revoked certificate have a new one issued, with a name they confirm again. The revoked one stays
 * revoked. Throws 404 for an unknown code, 409 `not-revoked` for one that stands.
 */
export async function allowReissue(
  actor: Actor,
  { code, note }: z.infer<typeof allowReissueSchema> & Named,
  context: RequestContext,
): Promise<Record<string, never>> {
  const user = authorize(actor, 'certificates.revoke')
  await transaction(async (tx) => {
    const certificate = await lockCertificate(tx, code)
    if (!certificate.revocation)
      throw new ServiceError(
        409,
        'not-revoked',
        'This certificate stands. Revoke it first; then a new one can be allowed.',
      )
    if (!certificate.holdsSlot) return
    await freeCertificateSlot(tx, code)
    await appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'certificate.reissue-allowed',
      entity: `certificate:${code}`,
      after: { name: certificate.holder, userId: certificate.userId },
      reason: note,
    })
  })
  return {}
}

/** The certificate as it stands once nothing else of its holder is under way. */
async function lockCertificate(tx: Db, code: string): Promise<StoredCertificate> {
  const found = await findCertificate(tx, code)
  if (!found) throw notFoundError()
  await lockLearner(tx, found.userId)
  return (await findCertificate(tx, code)) ?? found
}
