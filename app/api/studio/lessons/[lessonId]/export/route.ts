import { z } from 'zod'
import { slugSchema } from '#lib/domain/questions/question.ts'
import { defineRoute } from '#lib/http/define-route.ts'
import { exportLesson } from '#lib/services/studio/export-lesson.ts'

export const GET = defineRoute({
  access: 'lessons.edit',
  params: z.strictObject({ lessonId: slugSchema }),
  query: z.strictObject({
    version: z.union([z.literal('draft'), z.coerce.number().int().min(1)]).optional(),
  }),
  handler: async ({ actor, params, query }) => {
    const { fileName, source } = await exportLesson(actor, { ...params, ...query })
    return new Response(source, {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    })
  },
})
