import { issueSchema } from '#lib/domain/certificates/certificate-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { issueCertificate } from '#lib/services/certificates/issue-certificate.ts'

export const POST = defineRoute({
  access: 'learn',
  body: issueSchema,
  limit: { name: 'issue-certificate', capacity: 10, perMinute: 5 },
  handler: ({ actor, body, context }) => issueCertificate(actor, { holder: body.holder }, context),
})
