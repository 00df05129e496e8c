import { isSqlite } from './client.ts'

type Contains = { readonly contains: string }

/**
 * Prisma filters, all to be met, for a column that contains `text`, whatever the case (on SQLite: of ASCII letters).
 * Prisma cannot escape wildcards on SQLite, so there % and _ are left out and the text beside them is looked for in
 * pieces: it may find a little more, and no search can make LIKE backtrack.
 */
export function containsText(text: string): Contains[] {
  if (!isSqlite()) return [{ contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as Contains]
  return text
    .split(/[%_]+/)
    .filter(Boolean)
    .map((contains) => ({ contains }))
}
