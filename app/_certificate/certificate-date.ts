/** "21 November 2026" in UTC, so that it reads the same for everybody who holds or verifies a certificate. */
export const certificateDate = (at: Date): string =>
  at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
