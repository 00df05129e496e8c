import Link from 'next/link'
import { ButtonLink } from '#app/_ui/button.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { Requirement, Standing } from '#lib/domain/certificates/requirements.ts'
import type {
  CertificateStanding,
  IssuedCertificate,
} from '#lib/services/certificates/get-certificate-standing.ts'
import { paths } from '#lib/shared/paths.ts'
import { certificateDate } from './certificate-date.ts'
import styles from './certificate-section.module.css'
import { IssueForm } from './issue-form.client.tsx'
import { revocationWords } from './revocation-words.ts'

type Props = { readonly certificate: CertificateStanding; readonly name: string }

/** On the progress page: the certificate, or what it asks for and what is left. */
export function CertificateSection({ certificate, name }: Props) {
  const { current, canIssue, standing, edition, others } = certificate
  return (
    <section className={styles.certificate} aria-labelledby="certificate">
      <h2 id="certificate">Certificate</h2>
      {current ? (
        <Current certificate={current} />
      ) : (
        <>
          <p>{ruleWords(standing, edition)}</p>
          {canIssue ? <IssueForm name={name} /> : <Missing standing={standing} />}
        </>
      )}
      {others.length > 0 && <Others certificates={others} />}
    </section>
  )
}

function ruleWords({ lab }: Standing, edition: string): string {
  const labs =
    lab.total > 0
      ? `, and ${countText(lab.total, 'lab')} handed in with every required deliverable passed`
      : ''
  return `Edition ${edition} asks for every open lesson completed and every quiz passed${labs}. It is issued once, in the name you confirm, and stays yours when the course grows.`
}

function Current({ certificate }: { readonly certificate: IssuedCertificate }) {
  const { code, holder, issuedAt, revocation } = certificate
  return (
    <>
      {revocation ? (
        <Notice tone="warning" title={`Revoked on ${certificateDate(revocation.at)}`}>
          Your certificate was taken back: {revocationWords[revocation.reason]}. If you want a new one, ask an
          admin; they can allow it.
        </Notice>
      ) : (
        <p>
          Issued to <strong>{holder}</strong> on {certificateDate(issuedAt)}. Anybody with its address can
          verify it.
        </p>
      )}
      <ButtonLink href={paths.certificate(code)}>Open the certificate</ButtonLink>
    </>
  )
}

const kinds = [
  { type: 'lesson', one: 'lesson', many: 'lessons', done: 'completed' },
  { type: 'quiz', one: 'quiz', many: 'quizzes', done: 'passed' },
  { type: 'lab', one: 'lab', many: 'labs', done: 'passed' },
] as const

/** Few enough to be read at once. */
const FEW = 8

function Missing({ standing }: { readonly standing: Standing }) {
  return (
    <div className={styles.kinds}>
      {kinds.map(({ type, one, many, done }) => {
        const { total, missing } = standing[type]
        if (total === 0) return null
        const head = `${total - missing.length} of ${countText(total, one, many)} ${done}`
        if (missing.length === 0)
          return (
            <p key={type} className={styles.met}>
              {head}
            </p>
          )
        return (
          <details key={type} open={missing.length <= FEW}>
            <summary>
              {head}, {missing.length} left
            </summary>
            <ul>
              {missing.map((requirement) => (
                <li key={requirement.id}>
                  <Link href={pathOf(requirement)} prefetch={false}>
                    {requirement.title}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

function pathOf(requirement: Requirement): string {
  switch (requirement.type) {
    case 'lesson':
      return paths.lesson(requirement.moduleId, requirement.id)
    case 'quiz':
      return paths.quiz(requirement.id)
    case 'lab':
      return paths.lab(requirement.id)
  }
}

function Others({ certificates }: { readonly certificates: readonly IssuedCertificate[] }) {
  return (
    <>
      <h3>Others you were issued</h3>
      <ul className={styles.others}>
        {certificates.map(({ code, edition, issuedAt, revocation }) => (
          <li key={code}>
            <Link href={paths.certificate(code)} prefetch={false}>
              Edition {edition}, {certificateDate(issuedAt)}
            </Link>
            {revocation && <span> revoked: {revocationWords[revocation.reason]}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
