import { rename, rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '#lib/shared/result.ts'

/**
 * Copies a SQLite database page by page (SQLite Online Backup API) while others read and write it. The copy is one file
 * without a log beside it, and is checked before it gets its name: a file called `target` is always a whole backup.
 */
export async function backUpSqlite(
  source: string,
  target: string,
): Promise<Result<void, { code: 'damaged'; finding: string }>> {
  const partial = `${target}.partial`
  const database = new Database(source, { readonly: true })
  try {
    await database.backup(partial)
    const finding = checkCopy(partial)
    if (finding !== 'ok') return err({ code: 'damaged', finding })
    await rename(partial, target)
    return ok(undefined)
  } finally {
    database.close()
    await rm(partial, { force: true })
  }
}

function checkCopy(file: string): string {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = DELETE')
    return String(copy.pragma('integrity_check', { simple: true }))
  } finally {
    copy.close()
  }
}
