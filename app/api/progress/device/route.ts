import { deviceProgressSchema } from '#lib/domain/progress/device-progress.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { mergeDeviceProgress } from '#lib/services/merge-device-progress.ts'

export const POST = defineRoute({
  access: 'learn',
  limit: { name: 'merge-device', capacity: 10, perMinute: 2 },
  maxBytes: 2 * 1024 * 1024,
  body: deviceProgressSchema,
  handler: ({ actor, body, context }) => mergeDeviceProgress(actor, body, context),
})
