import { authorize } from '#lib/auth/authorize.ts'
import { isSigned } from '#lib/auth/certificate-signature.ts'
import { listCertificates, type StoredCertificate } from '#lib/db/certificates.ts'
import { db } from '#lib/db/client.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import type { Revocation } from '#lib/domain/certificates/certificate.ts'
import { isEarned, type Standing } from '#lib/domain/certificates/requirements.ts'
import { readStanding } from './read-standing.ts'

/** A certificate as its holder and staff see it in a list. */
export type IssuedCertificate = {
  readonly code: string
  readonly holder: string
  readonly edition: string
  readonly issuedAt: Date
  readonly revocation: Revocation | null
  /** Revoked, and an admin allowed another one in its place. */
  readonly isReplaceable: boolean
  /** False when the row is not what was signed. */
  readonly isGenuine: boolean
}

export type CertificateStanding = {
  readonly edition: string
  readonly standing: Standing
  /** Whether it can be issued now; if not, something is missing or there is one already. */
  readonly canIssue: boolean
  /** The one of this edition, valid or revoked; null before it is issued, and once an admin allowed another one. */
  readonly current: IssuedCertificate | null
  /** All others, the newest first. */
  readonly others: readonly IssuedCertificate[]
}

/** One's own certificate: issued, or what it asks for and what is missing. */
export async function getCertificateStanding(actor: Actor): Promise<CertificateStanding> {
  const user = authorize(actor, 'learn')
  const [{ terms, standing }, stored] = await Promise.all([
    readStanding(db(), user.id),
    listCertificates(db(), user.id),
  ])
  const current = stored.find((one) => one.holdsSlot && one.edition === terms.edition) ?? null
  return {
    edition: terms.edition,
    standing,
    canIssue: current === null && isEarned(standing),
    current: current && viewIssued(current),
    others: stored.filter((one) => one !== current).map(viewIssued),
  }
}

export const viewIssued = (stored: StoredCertificate): IssuedCertificate => ({
  code: stored.code,
  holder: stored.holder,
  edition: stored.edition,
  issuedAt: stored.issuedAt,
  revocation: stored.revocation,
  isReplaceable: !stored.holdsSlot,
  isGenuine: isSigned(stored, stored.signature),
})
