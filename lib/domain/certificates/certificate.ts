/** Everything a certificate says. All of it is signed. */
export type PrintedCertificate = {
  /** As from `certificateCode`. */
  readonly code: string
  /** The name its holder confirmed; later changes of the account do not touch it. */
  readonly holder: string
  readonly courseTitle: string
  readonly edition: string
  readonly issuedAt: Date
  /** How many of each had been reached. */
  readonly lessons: number
  readonly quizzes: number
  readonly labs: number
}

/** Why a certificate was taken back, as told to everybody who asks. */
export const revocationReasons = ['wrong-name', 'issued-in-error', 'integrity', 'holder-asked'] as const
export type RevocationReason = (typeof revocationReasons)[number]

export type Revocation = { readonly at: Date; readonly reason: RevocationReason }

/** What the course knows of a code. */
export type CertificateCheck =
  | { readonly type: 'valid'; readonly certificate: PrintedCertificate }
  | { readonly type: 'revoked'; readonly certificate: PrintedCertificate; readonly revocation: Revocation }
  /** There is a row, and its signature does not fit it: nothing it says is to be believed. */
  | { readonly type: 'altered' }
  /** There was one; its holder had the account erased. Nothing of it is kept but whether it had been taken back. */
  | { readonly type: 'erased'; readonly at: Date; readonly revokedAt: Date | null }
  /** No such code, or no code at all: the two look the same. */
  | { readonly type: 'unknown' }
