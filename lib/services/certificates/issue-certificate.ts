import { randomBytes } from 'node:crypto'
import { authorize } from '#lib/auth/authorize.ts'
import { signCertificate } from '#lib/auth/certificate-signature.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { createCertificate, listCertificates } from '#lib/db/certificates.ts'
import { transaction } from '#lib/db/client.ts'
import { lockLearner } from '#lib/db/learner-lock.ts'
import type { Actor } from '#lib/domain/access/policy.ts'
import { CODE_BYTES, certificateCode } from '#lib/domain/certificates/certificate-code.ts'
import { isEarned } from '#lib/domain/certificates/requirements.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { auditedAs } from '../audit-origin.ts'
import { readStanding } from './read-standing.ts'

/**
 * Issues one's own certificate of the course as it is now, once: asked again, or by two requests at once, it is the one
 * there is, with the name it was issued to. Throws 409 `not-earned` while something is missing, 409 `revoked` when it was
 * taken back and no admin allowed another one.
 */
export async function issueCertificate(
  actor: Actor,
  { holder }: { readonly holder: string },
  context: RequestContext,
): Promise<{ readonly code: string }> {
  const user = authorize(actor, 'learn')
  return transaction(async (tx) => {
    await lockLearner(tx, user.id)
    const { terms, standing } = await readStanding(tx, user.id)
    const { courseId, courseTitle, edition } = terms
    const known = (await listCertificates(tx, user.id)).find(
      (one) => one.holdsSlot && one.courseId === courseId && one.edition === edition,
    )
    if (known?.revocation) throw revokedError()
    if (known) return { code: known.code }
    if (!isEarned(standing)) throw notEarnedError()
    const certificate = {
      ...{ code: certificateCode(randomBytes(CODE_BYTES)), userId: user.id, holder },
      ...{ courseId, courseTitle, edition, issuedAt: context.now },
      ...{ lessons: standing.lesson.total, quizzes: standing.quiz.total, labs: standing.lab.total },
    }
    await createCertificate(tx, { ...certificate, signature: signCertificate(certificate) })
    await appendAudit(tx, {
      ...auditedAs(user, context),
      action: 'certificate.issued',
      entity: `certificate:${certificate.code}`,
      after: { name: holder, userId: user.id, courseId, edition },
    })
    return { code: certificate.code }
  })
}

const notEarnedError = () =>
  new ServiceError(
    409,
    'not-earned',
    'Something is still missing. Your progress page lists what is left; come back when the list is empty.',
  )

const revokedError = () =>
  new ServiceError(
    409,
    'revoked',
    'Your certificate of this edition was revoked. Ask an admin: they can allow a new one.',
  )
