import { isGone, isUnavailable } from '#lib/db/client.ts'
import { goneError, ServiceError, unavailableError } from '#lib/shared/errors.ts'
import { log } from '#lib/shared/log.ts'

/** The one translation of anything thrown into an answer. Unexpected errors are logged whole and told as an id only. */
export function errorResponse(error: unknown, requestId: string): Response {
  const known = knownError(error)
  if (!known) log.error({ err: error, requestId }, 'request failed')
  const status = known?.status ?? 500
  const body = known
    ? { code: known.code, message: known.message, requestId, details: known.details }
    : {
        code: 'internal',
        message: `Something went wrong on our side. Nothing of yours was lost; try again, and quote ${requestId} if it stays.`,
        requestId,
        details: {},
      }
  const headers: Record<string, string> = { 'cache-control': 'no-store' }
  if (status === 503) headers['retry-after'] = '2'
  if (status === 429) headers['retry-after'] = String(known?.details.retryAfterSeconds ?? 60)
  return Response.json({ error: body }, { status, headers })
}

function knownError(error: unknown): ServiceError | null {
  if (error instanceof ServiceError) return error
  if (isUnavailable(error)) return unavailableError()
  return isGone(error) ? goneError() : null
}
