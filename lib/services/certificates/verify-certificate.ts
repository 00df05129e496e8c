import { isSigned } from '#lib/auth/certificate-signature.ts'
import { findCertificate } from '#lib/db/certificates.ts'
import { db } from '#lib/db/client.ts'
import type { CertificateCheck, PrintedCertificate } from '#lib/domain/certificates/certificate.ts'
import { readCertificateCode } from '#lib/domain/certificates/certificate-code.ts'

/** What everybody may know of a code: what is printed and whether it stands, and nothing else of the person. */
export async function verifyCertificate(text: string): Promise<CertificateCheck> {
  const code = readCertificateCode(text)
  const stored = code ? await findCertificate(db(), code) : null
  if (!stored) return { type: 'unknown' }
  if (!isSigned(stored, stored.signature)) return { type: 'altered' }
  const certificate = printed(stored)
  const { revocation } = stored
  return revocation ? { type: 'revoked', certificate, revocation } : { type: 'valid', certificate }
}

/** An allow-list: neither the account nor the course's internal id leaves the server. */
const printed = (stored: PrintedCertificate): PrintedCertificate => {
  const { code, holder, courseTitle, edition, issuedAt, lessons, quizzes, labs } = stored
  return { code, holder, courseTitle, edition, issuedAt, lessons, quizzes, labs }
}
