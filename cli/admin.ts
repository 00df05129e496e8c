import { disconnect } from '#lib/db/client.ts'
import { backUp } from './admin/back-up.ts'
import { isExpected } from './admin/command-error.ts'
import { createAdmin } from './admin/create-admin.ts'
import { resetPassword } from './admin/reset-password.ts'
import { verifyAuditLog } from './admin/verify-audit-log.ts'

const USAGE = `Usage: npm run admin -- COMMAND

  create-admin --email ADDRESS --name NAME   make an account that manages the site
  reset-password --email ADDRESS             set a new password and end every session of an account
  verify-audit                               recompute the hash chain of the audit log
  backup FILE                                copy the SQLite database, also while the site runs
  seed [--learners 200] [--seed 1]           add a made-up class to try things out with

Passwords are asked for on a terminal. Give --stdin to read one line from standard input, or --generate to have one
made and printed once. The database is the one that DATABASE_URL or DATA_DIR names.`

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  'create-admin': createAdmin,
  'reset-password': resetPassword,
  'verify-audit': verifyAuditLog,
  backup: backUp,
  seed: async (args) => (await import('../prisma/seed.ts')).main(args),
}

/** Runs one command. A mistake of the caller is told in one message, with exit code 2; a finding has exit code 1. */
export async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (!command) {
    const isHelp = ['help', '--help', '-h'].includes(name)
    console[isHelp ? 'log' : 'error'](isHelp ? USAGE : `There is no command "${name}".\n\n${USAGE}`)
    process.exitCode = isHelp ? 0 : 2
    return
  }
  try {
    await command(args)
  } catch (error) {
    if (!isExpected(error)) throw error
    console.error((error as Error).message)
    process.exitCode = 2
  } finally {
    await disconnect()
  }
}
