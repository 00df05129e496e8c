import { z } from 'zod'
import { defineRoute } from '#lib/http/define-route.ts'
import { getFigure } from '#lib/services/get-figure.ts'

export const GET = defineRoute({
  access: 'public',
  params: z.strictObject({ name: z.string().regex(/^[a-z0-9][a-z0-9-]*\.(svg|png|webp)$/) }),
  handler: async ({ params }) => {
    const { bytes, type } = await getFigure(params.name)
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'cache-control': 'public, max-age=300',
        // A figure is a picture, never a document that runs.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    })
  },
})
