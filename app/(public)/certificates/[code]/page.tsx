import type { Metadata } from 'next'
import { cache } from 'react'
import styles from '#app/_certificate/certificate.module.css'
import { certificateDate } from '#app/_certificate/certificate-date.ts'
import { CertificateSheet } from '#app/_certificate/certificate-sheet.tsx'
import { CodeForm } from '#app/_certificate/code-form.tsx'
import { revocationWords } from '#app/_certificate/revocation-words.ts'
import { Share } from '#app/_certificate/share.client.tsx'
import { siteAddress } from '#app/_certificate/site-address.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { CertificateCheck } from '#lib/domain/certificates/certificate.ts'
import { verifyCertificate } from '#lib/services/certificates/verify-certificate.ts'
import { paths } from '#lib/shared/paths.ts'

type Props = PageProps<'/certificates/[code]'>

const check = cache(verifyCertificate)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await check((await params).code)
  const isPrinted = found.type === 'valid' || found.type === 'revoked'
  return {
    title: isPrinted ? `Certificate of ${found.certificate.holder}` : 'Verify a certificate',
    robots: { index: false, follow: false },
  }
}

/** Anybody who has the code sees what the certificate says and whether it stands. */
export default async function CertificatePage({ params }: Props) {
  const found = await check((await params).code)
  switch (found.type) {
    case 'valid':
    case 'revoked':
      return <Printed found={found} />
    case 'altered':
      return (
        <Page title="This certificate is not valid" width="reading">
          <Notice tone="danger" title="The record does not fit its signature">
            What is stored under this code is not what the course signed, so nothing of it is shown. If you
            were given this certificate, do not rely on it. If it is yours, tell an admin of the course.
          </Notice>
          <CodeForm />
        </Page>
      )
    case 'erased':
      return (
        <Page title="This certificate was erased" width="reading">
          <Notice title={`Erased at its holder’s request on ${certificateDate(found.at)}`}>
            The course issued a certificate with this code. Since then its holder had their account erased,
            and what it said went with it. So the course can no longer confirm a name or what was certified.{' '}
            {found.revokedAt
              ? `Before that, on ${certificateDate(found.revokedAt)}, the course had taken the certificate back: do not rely on it.`
              : 'It has not taken the certificate back. Ask the person who gave it to you.'}
          </Notice>
          <CodeForm />
        </Page>
      )
    case 'unknown':
      return (
        <Page title="No certificate has this code" width="reading">
          <p>
            The course issued none with it. Compare the address with the one on the certificate, letter by
            letter, or enter the code here.
          </p>
          <CodeForm />
        </Page>
      )
  }
}

async function Printed({ found }: { found: Extract<CertificateCheck, { type: 'valid' | 'revoked' }> }) {
  const { certificate } = found
  const revocation = found.type === 'revoked' ? found.revocation : null
  const address = await siteAddress(paths.certificate(certificate.code))
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <div className={styles.verdict}>
        <p>
          <Badge tone={revocation ? 'danger' : 'success'}>{revocation ? 'Revoked' : 'Valid'}</Badge>
          <span>
            {revocation
              ? `The course took this certificate back on ${certificateDate(revocation.at)}: ${revocationWords[revocation.reason]}.`
              : 'The course issued this certificate, and it stands as it was signed.'}
          </span>
        </p>
        <div className={styles.actions}>
          <Share address={address} />
        </div>
      </div>
      <CertificateSheet certificate={certificate} revocation={revocation} address={address} />
      <p className={styles.how}>
        This page reads the record each time it is opened and checks its signature. Trust the page at this
        site’s address, not a printed copy or a picture of it.
      </p>
    </main>
  )
}
