import { MigrationError } from '#lib/db/migrate.ts'
import { EnvironmentError } from '#lib/shared/env.ts'

/** Why a command cannot do what it was asked; the message says what to do instead. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Whether an error is told as its message alone: the caller can do something about it. */
export const isExpected = (error: unknown): boolean =>
  error instanceof CommandError ||
  error instanceof EnvironmentError ||
  error instanceof MigrationError ||
  String((error as { code?: unknown })?.code).startsWith('ERR_PARSE_ARGS')
