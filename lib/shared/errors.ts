/**
 * What the edge of a service may say instead of an answer. `status` is the HTTP status, `message` is shown to the user
 * and says what to do next; `code` is for programs.
 */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError'
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Absent, or present but not yours: the two look the same from outside. */
export const notFoundError = (): ServiceError =>
  new ServiceError(404, 'not-found', 'There is nothing here, or it is not yours to see.')

export const signInRequiredError = (): ServiceError =>
  new ServiceError(401, 'sign-in-required', 'Sign in to do this; you will come back to the same place.')

export const forbiddenError = (): ServiceError =>
  new ServiceError(403, 'forbidden', 'Your role does not allow this. Ask an admin if it should.')

export const unavailableError = (): ServiceError =>
  new ServiceError(503, 'unavailable', 'The database is busy. Nothing was lost; try again in a moment.')

export const goneError = (): ServiceError =>
  new ServiceError(
    409,
    'gone',
    'What this belongs to was removed meanwhile. Nothing was stored; reload the page.',
  )

export const tooManyRequestsError = (retryAfterSeconds: number): ServiceError =>
  new ServiceError(
    429,
    'too-many-requests',
    `Too many tries. Wait ${retryAfterSeconds < 60 ? `${retryAfterSeconds} seconds` : `${Math.ceil(retryAfterSeconds / 60)} minutes`} and try again.`,
    { retryAfterSeconds },
  )
