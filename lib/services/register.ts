import { checkNewPassword, hashPassword } from '#lib/auth/password.ts'
import { createAccount, findAccountByEmail } from '#lib/db/accounts.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { isUniqueViolation, transaction } from '#lib/db/client.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import type { RequestContext } from '#lib/shared/request-context.ts'

export type Registration = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly timeZone: string
}

const emailTaken = () =>
  new ServiceError(409, 'email-taken', 'This address has an account already. Sign in instead.', {
    field: 'email',
  })

/** Makes a learner's account. Throws 400 with the field for a weak password and 409 for a taken address. */
export async function register(input: Registration, context: RequestContext): Promise<{ userId: string }> {
  const password = checkNewPassword(input.password, input.email)
  if (!password.ok)
    throw new ServiceError(400, password.error.code, password.error.message, { field: 'password' })
  const passwordHash = await hashPassword(password.value)
  const { name, email, timeZone } = input
  try {
    return await transaction(async (tx) => {
      if (await findAccountByEmail(tx, email)) throw emailTaken()
      const account = await createAccount(tx, { name, email, timeZone, passwordHash, createdAt: context.now })
      await appendAudit(tx, {
        actorId: account.id,
        actorName: name,
        action: 'account.registered',
        entity: `user:${account.id}`,
        requestId: context.requestId,
        at: context.now,
      })
      return { userId: account.id }
    })
  } catch (error) {
    throw isUniqueViolation(error) ? emailTaken() : error
  }
}
