import { parseArgs } from 'node:util'
import { hashPassword } from '#lib/auth/password.ts'
import { findAccountByEmail, setPassword } from '#lib/db/accounts.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { emailSchema } from '#lib/domain/accounts/account-input.ts'
import { auditedAsCommand } from '#lib/services/audit-origin.ts'
import { databaseUrl, env } from '#lib/shared/env.ts'
import { CommandError } from './command-error.ts'
import { readPassword } from './read-password.ts'

/** Sets a new password and ends every session of the account. A suspension stays. */
export async function resetPassword(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      stdin: { type: 'boolean', default: false },
      generate: { type: 'boolean', default: false },
    },
  })
  const email = emailSchema.safeParse(values.email ?? '')
  if (!email.success) throw new CommandError(`--email: ${email.error.issues[0]?.message}`)
  await migrate(databaseUrl(env()))
  const account = await findAccountByEmail(db(), email.data)
  if (!account) throw new CommandError(`There is no account with the address ${email.data}.`)
  const passwordHash = await hashPassword(await readPassword(values, email.data))
  await transaction(async (tx) => {
    await setPassword(tx, account.id, passwordHash)
    await appendAudit(tx, {
      ...auditedAsCommand(new Date()),
      action: 'account.password-reset',
      entity: `user:${account.id}`,
    })
  })
  const note = account.isSuspended ? ' The account is suspended still.' : ''
  console.log(`The password of ${account.name} <${email.data}> is set, and every session ended.${note}`)
}
