import { resumePointSchema } from '#lib/domain/progress/device-progress.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { setResumePoint } from '#lib/services/set-resume-point.ts'

export const PUT = defineRoute({
  access: 'learn',
  limit: { name: 'resume-point', capacity: 60, perMinute: 30 },
  body: resumePointSchema,
  handler: ({ actor, body, context }) => setResumePoint(actor, body, context),
})
