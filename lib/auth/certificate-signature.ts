import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { PrintedCertificate } from '#lib/domain/certificates/certificate.ts'
import { env } from '#lib/shared/env.ts'
import { canonicalJson } from '#lib/shared/json-hash.ts'
import { authSecret } from './secret.ts'

/** All that is printed, and whose it is. */
export type SignedCertificate = PrintedCertificate & { readonly userId: string; readonly courseId: string }

/** HMAC-SHA-256 in base64url over the canonical JSON of everything printed and of the holder's and the course's id. */
export const signCertificate = (certificate: SignedCertificate): string =>
  createHmac('sha256', signingKey()).update(signedText(certificate)).digest('base64url')

/** Whether this is what was signed. Takes the same time for every wrong signature of the right length. */
export function isSigned(certificate: SignedCertificate, signature: string): boolean {
  const expected = Buffer.from(signCertificate(certificate))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** An explicit list, so that a row which gains a column keeps its signature. */
function signedText(certificate: SignedCertificate): string {
  const { code, userId, courseId, courseTitle, edition, holder, issuedAt, lessons, quizzes, labs } =
    certificate
  return canonicalJson({
    ...{ format: 'interleave-certificate-1', code, userId, courseId, courseTitle, edition, holder },
    ...{ issuedAt: issuedAt.toISOString(), lessons, quizzes, labs },
  })
}

/** A key for certificates alone; it outlives a change of AUTH_SECRET where CERTIFICATE_SECRET keeps the old one. */
const signingKey = (): Uint8Array =>
  new Uint8Array(
    hkdfSync('sha256', env().CERTIFICATE_SECRET ?? authSecret(), '', 'interleave certificates 1', 32),
  )
