import { authorize } from '#lib/auth/authorize.ts'
import { listCertificates } from '#lib/db/certificates.ts'
import { db } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { type IssuedCertificate, viewIssued } from './get-certificate-standing.ts'

/** Every certificate of one learner, the newest first, for staff. */
export async function listLearnerCertificates(
  actor: Actor,
  { userId }: { readonly userId: string },
): Promise<IssuedCertificate[]> {
  authorize(actor, 'progress.read')
  return (await listCertificates(db(), userId)).map(viewIssued)
}
