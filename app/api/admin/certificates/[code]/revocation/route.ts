import { certificateParamsSchema, revokeSchema } from '#lib/domain/certificates/certificate-input.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { revokeCertificate } from '#lib/services/certificates/revoke-certificate.ts'

export const POST = defineRoute({
  access: 'certificates.revoke',
  params: certificateParamsSchema,
  body: revokeSchema,
  limit: { name: 'manage-certificates', capacity: 60, perMinute: 30 },
  handler: ({ actor, params, body, context }) => revokeCertificate(actor, { ...body, ...params }, context),
})
