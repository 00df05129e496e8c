import { isSigned } from '#lib/auth/certificate-signature.ts'
import { findAuditTime } from '#lib/db/audit-log.ts'
import { findCertificate } from '#lib/db/certificates.ts'
import { db } from '#lib/db/client.ts'
import type { CertificateCheck, PrintedCertificate } from '#lib/domain/certificates/certificate.ts'
import { readCertificateCode } from '#lib/domain/certificates/certificate-code.ts'
import { CERTIFICATE_ERASED } from '../erase-account.ts'
import { CERTIFICATE_REVOKED } from './revoke-certificate.ts'

/** What everybody may know of a code: what is printed and whether it stands, and nothing else of the person. */
export async function verifyCertificate(text: string): Promise<CertificateCheck> {
  const code = readCertificateCode(text)
  if (!code) return { type: 'unknown' }
  const stored = await findCertificate(db(), code)
  if (!stored) return findErased(code)
  if (!isSigned(stored, stored.signature)) return { type: 'altered' }
  const certificate = printed(stored)
  const { revocation } = stored
  return revocation ? { type: 'revoked', certificate, revocation } : { type: 'valid', certificate }
}

async function findErased(code: string): Promise<CertificateCheck> {
  const entity = `certificate:${code}`
  const [at, revokedAt] = await Promise.all([
    findAuditTime(db(), { action: CERTIFICATE_ERASED, entity }),
    // Erasing an account must not make its revoked certificates look as if they had stood.
    findAuditTime(db(), { action: CERTIFICATE_REVOKED, entity }),
  ])
  return at ? { type: 'erased', at, revokedAt } : { type: 'unknown' }
}

/** An allow-list: neither the account nor the course's internal id leaves the server. */
const printed = (stored: PrintedCertificate): PrintedCertificate => {
  const { code, holder, courseTitle, edition, issuedAt, lessons, quizzes, labs } = stored
  return { code, holder, courseTitle, edition, issuedAt, lessons, quizzes, labs }
}
