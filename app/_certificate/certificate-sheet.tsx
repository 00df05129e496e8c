import { Sign } from '#app/_shell/sign.tsx'
import { countText } from '#app/_ui/count-text.ts'
import type { PrintedCertificate, Revocation } from '#lib/domain/certificates/certificate.ts'
import { groupedCode } from '#lib/domain/certificates/certificate-code.ts'
import styles from './certificate.module.css'
import { certificateDate } from './certificate-date.ts'
import { revocationWords } from './revocation-words.ts'
import { WeaveBand } from './weave-band.tsx'

type Props = {
  readonly certificate: PrintedCertificate
  readonly revocation: Revocation | null
  /** Where it is verified. */
  readonly address: string
}

/** The certificate as it is printed, on one sheet; a revoked one says so across itself. */
export function CertificateSheet({ certificate, revocation, address }: Props) {
  const { code, holder, courseTitle, edition, issuedAt, lessons, quizzes, labs } = certificate
  return (
    <article className={styles.sheet} data-revoked={revocation !== null || undefined}>
      <WeaveBand id="weave-above" className={styles.weave} />
      <div className={styles.text}>
        <p className={styles.brand}>
          <Sign />
          Interleave
        </p>
        <p className={styles.kind}>Certificate of completion</p>
        <h1 className={styles.holder}>{holder}</h1>
        <p className={styles.says}>has completed the course</p>
        <p className={styles.course}>{courseTitle}</p>
        <p className={styles.what}>
          Edition {edition}: {countText(lessons, 'lesson')} completed, {countText(quizzes, 'quiz', 'quizzes')}{' '}
          and {countText(labs, 'lab')} passed.
        </p>
        {revocation && (
          <p className={styles.stamp}>
            <strong>Revoked</strong> on {certificateDate(revocation.at)}: {revocationWords[revocation.reason]}
          </p>
        )}
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>Issued</dt>
          <dd>{certificateDate(issuedAt)}</dd>
        </div>
        <div>
          <dt>Certificate</dt>
          <dd className={styles.code}>{groupedCode(code)}</dd>
        </div>
        <div>
          <dt>Verify at</dt>
          <dd className={styles.address}>{address}</dd>
        </div>
      </dl>
      <WeaveBand id="weave-below" className={styles.weave} />
    </article>
  )
}
