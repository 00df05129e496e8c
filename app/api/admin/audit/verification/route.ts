import { defineRoute } from '#lib/http/define-route.ts'
import { verifyAudit } from '#lib/services/verify-audit.ts'

export const GET = defineRoute({
  access: 'audit.read',
  limit: { name: 'verify-audit', capacity: 6, perMinute: 3 },
  handler: ({ actor }) => verifyAudit(actor),
})
