import { parseArgs } from 'node:util'
import { hashPassword } from '#lib/auth/password.ts'
import { appendAudit } from '#lib/db/audit.ts'
import { db, transaction } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { createAccountWithRole, listKnownEmails } from '#lib/db/new-accounts.ts'
import { emailSchema, nameSchema } from '#lib/domain/accounts/account-input.ts'
import { auditedAsCommand } from '#lib/services/audit-origin.ts'
import { databaseUrl, env } from '#lib/shared/env.ts'
import { CommandError } from './command-error.ts'
import { readPassword } from './read-password.ts'

/** Makes an admin in the database, which is brought up to date first: a new site gets its first account this way. */
export async function createAdmin(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      stdin: { type: 'boolean', default: false },
      generate: { type: 'boolean', default: false },
    },
  })
  const email = emailSchema.safeParse(values.email ?? '')
  const name = nameSchema.safeParse(values.name ?? '')
  if (!email.success) throw new CommandError(`--email: ${email.error.issues[0]?.message}`)
  if (!name.success) throw new CommandError(`--name: ${name.error.issues[0]?.message}`)
  await migrate(databaseUrl(env()))
  if ((await listKnownEmails(db(), [email.data])).size > 0)
    throw new CommandError(
      `${email.data} has an account already. Another admin can change its role on the users page.`,
    )
  const passwordHash = await hashPassword(await readPassword(values, email.data))
  const now = new Date()
  await transaction(async (tx) => {
    const { id } = await createAccountWithRole(tx, {
      email: email.data,
      name: name.data,
      role: 'admin',
      passwordHash,
      createdAt: now,
    })
    await appendAudit(tx, {
      ...auditedAsCommand(now),
      action: 'account.admin-created',
      entity: `user:${id}`,
      after: { email: email.data, role: 'admin' },
    })
  })
  console.log(`${name.data} <${email.data}> is an admin now.`)
}
