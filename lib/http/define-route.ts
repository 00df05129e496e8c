import type { z } from 'zod'
import { authorize } from '#lib/auth/authorize.ts'
import { currentActor } from '#lib/auth/session.ts'
import { shortTransaction } from '#lib/db/client.ts'
import { type RateLimitRule, takeToken } from '#lib/db/rate-limit.ts'
import type { Actor, Permission, UserActor } from '#lib/domain/access/policy.ts'
import { notFoundError, ServiceError, tooManyRequestsError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'
import { errorResponse } from './error-response.ts'
import { readJson } from './read-json.ts'

const DEFAULT_MAX_BYTES = 64 * 1024

type RouteOptions<Access extends Permission | 'public', Body, Params, Query> = {
  /** Checked before the body is read; the service authorizes again, beside the data. */
  readonly access: Access
  /** Strict schema of the JSON body; leave it out for GET and for requests without one. */
  readonly body?: z.ZodType<Body>
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  readonly maxBytes?: number
  /** Per person, or per address for visitors. */
  readonly limit?: RateLimitRule
  /** Its result is sent as JSON; a `Response` is sent as it is. */
  readonly handler: (input: {
    actor: Access extends 'public' ? Actor : UserActor
    body: Body
    params: Params
    query: Query
    context: RequestContext
  }) => Promise<unknown>
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * Every endpoint of the site: origin, session, permission, account, rate limit, size and shape are checked, in this order,
 * before the handler runs; every failure becomes `{ error: { code, message, requestId, details } }`.
 */
export function defineRoute<
  Access extends Permission | 'public',
  Body = undefined,
  Params = undefined,
  Query = undefined,
>(
  options: RouteOptions<Access, Body, Params, Query>,
): (request: Request, route: RouteContext) => Promise<Response> {
  return async (request, route) => {
    const context: RequestContext = {
      requestId: request.headers.get('x-request-id') ?? crypto.randomUUID(),
      address: request.headers.get('x-client-address') ?? 'unknown',
      now: new Date(),
    }
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request)
      const actor = await currentActor()
      if (options.access !== 'public') authorize(actor, options.access)
      refuseOtherAccount(request, actor)
      if (options.limit) await applyLimit(options.limit, actor, context)
      const params = parse(options.params, await route.params, 'address')
      const query = parse(options.query, Object.fromEntries(new URL(request.url).searchParams), 'query')
      const body = options.body
        ? parse(options.body, await readJson(request, options.maxBytes ?? DEFAULT_MAX_BYTES), 'body')
        : (undefined as Body)
      const result = await options.handler({ actor: actor as never, body, params, query, context })
      if (result instanceof Response) return result
      return Response.json(result ?? null, { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      return errorResponse(error, context.requestId)
    }
  }
}

/** Browsers send Origin with every mutation; another site's, "null" or none is refused (CSRF). */
function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  const host = request.headers.get('host')
  const isSame = origin !== null && URL.canParse(origin) && new URL(origin).host === host
  const site = request.headers.get('sec-fetch-site')
  if (!isSame || (site !== null && site !== 'same-origin'))
    throw new ServiceError(
      403,
      'foreign-origin',
      'This request did not come from a page of this site. Reload the page and try again.',
    )
}

/** A page says whom it was opened for; by now somebody else may have signed in on its device. */
function refuseOtherAccount(request: Request, actor: Actor): void {
  const meant = request.headers.get('x-account')
  if (meant === null || (actor.type === 'user' && actor.id === meant)) return
  throw new ServiceError(
    409,
    'other-account',
    'This page was opened for another account than the one signed in now. Reload it.',
  )
}

async function applyLimit(rule: RateLimitRule, actor: Actor, context: RequestContext): Promise<void> {
  const subject = actor.type === 'user' ? actor.id : context.address
  const waitSeconds = await shortTransaction((tx) => takeToken(tx, rule, subject, context.now), {
    isLasting: false,
  })
  if (waitSeconds > 0) throw tooManyRequestsError(waitSeconds)
}

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown, where: 'address' | 'query' | 'body'): T {
  if (!schema) return undefined as T
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  if (where === 'address') throw notFoundError()
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const first = issues[0]
  const message = `The ${where} is not as expected${first ? `: ${first.path ? `${first.path}: ` : ''}${first.message}` : ''}`
  throw new ServiceError(400, 'invalid-input', message, { issues })
}
