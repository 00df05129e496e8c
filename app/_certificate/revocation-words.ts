import type { RevocationReason } from '#lib/domain/certificates/certificate.ts'

/** Why a certificate was taken back, to go after a colon. */
export const revocationWords: Readonly<Record<RevocationReason, string>> = {
  'wrong-name': 'the printed name was wrong',
  'issued-in-error': 'it was issued in error',
  integrity: 'the work was not all the holder’s own',
  'holder-asked': 'its holder asked for it',
}
