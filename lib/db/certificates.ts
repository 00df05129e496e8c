import type {
  PrintedCertificate,
  Revocation,
  RevocationReason,
} from '#lib/domain/certificates/certificate.ts'
import type { Db } from './client.ts'

export type StoredCertificate = PrintedCertificate & {
  readonly userId: string
  readonly courseId: string
  readonly signature: string
  readonly revocation: Revocation | null
  /** While it holds its slot, no other one of the same person, course and edition can be issued. */
  readonly holdsSlot: boolean
}

const certificateSelect = {
  code: true,
  userId: true,
  courseId: true,
  edition: true,
  slot: true,
  holder: true,
  courseTitle: true,
  lessons: true,
  quizzes: true,
  labs: true,
  issuedAt: true,
  signature: true,
  revokedAt: true,
  revokedFor: true,
} as const

type CertificateRow = Omit<StoredCertificate, 'revocation' | 'holdsSlot'> & {
  readonly slot: string | null
  readonly revokedAt: Date | null
  readonly revokedFor: string | null
}

const toCertificate = ({ slot, revokedAt, revokedFor, ...row }: CertificateRow): StoredCertificate => ({
  ...row,
  revocation: revokedAt && { at: revokedAt, reason: revokedFor as RevocationReason },
  holdsSlot: slot !== null,
})

/** The certificate of that code, or null. */
export async function findCertificate(reader: Db, code: string): Promise<StoredCertificate | null> {
  const row = await reader.certificate.findUnique({ where: { code }, select: certificateSelect })
  return row && toCertificate(row)
}

/** All that were ever issued to a person, revoked ones too, the newest first. */
export async function listCertificates(reader: Db, userId: string): Promise<StoredCertificate[]> {
  const rows = await reader.certificate.findMany({
    where: { userId },
    orderBy: [{ issuedAt: 'desc' }, { code: 'asc' }],
    select: certificateSelect,
  })
  return rows.map(toCertificate)
}

/** Stores it in the slot of its person, course and edition; a taken slot is a unique violation. */
export async function createCertificate(
  tx: Db,
  certificate: Omit<StoredCertificate, 'revocation' | 'holdsSlot'>,
): Promise<void> {
  const { userId, courseId, edition } = certificate
  await tx.certificate.create({ data: { ...certificate, slot: `${userId}:${courseId}:${edition}` } })
}

/** Takes a certificate back. Call it while the learner is locked, on one that is not revoked. */
export async function revokeCertificate(tx: Db, code: string, { at, reason }: Revocation): Promise<void> {
  await tx.certificate.update({ where: { code }, data: { revokedAt: at, revokedFor: reason } })
}

/** From here on another one may be issued in the place of this one, which stays revoked. */
export async function freeCertificateSlot(tx: Db, code: string): Promise<void> {
  await tx.certificate.update({ where: { code, revokedAt: { not: null } }, data: { slot: null } })
}

export type CertificateTerms = {
  readonly courseId: string
  readonly courseTitle: string
  readonly edition: string
  /** Ids of the labs that have to be passed. */
  readonly labs: readonly string[]
}

/** Of what a certificate is, and the labs it asks for; null before content is synced. */
export async function findCertificateTerms(reader: Db): Promise<CertificateTerms | null> {
  const course = await reader.course.findFirst({
    orderBy: { id: 'asc' },
    select: { id: true, title: true, edition: true, certificateLabs: true },
  })
  return (
    course && {
      courseId: course.id,
      courseTitle: course.title,
      edition: course.edition,
      labs: course.certificateLabs as string[],
    }
  )
}
