import path from 'node:path'
import { hashTree } from '#lib/content/load/hash-tree.ts'
import { loadCourse } from '#lib/content/load.ts'
import { formatProblem, type Problem } from '#lib/content/problem.ts'
import { db, transaction } from '#lib/db/client.ts'
import { findSyncedHash, lockContentSync, setSyncedHash } from '#lib/db/content-sync.ts'
import { ServiceError } from '#lib/shared/errors.ts'
import { type StoredCourse, storeCourse } from './sync/store-course.ts'

/** Raised when the same files would be stored as something else, so that the next start reads them again. */
const SYNC_VERSION = 1

export type SyncReport =
  | { readonly type: 'unchanged' }
  | (StoredCourse & {
      readonly type: 'synced'
      /** What could not be read. It keeps the version it had, nothing is retired, and the next start tells it again. */
      readonly problems: readonly Problem[]
    })

/**
 * Brings what is under `root` into the database, in one transaction. Several processes may start at once: one does it,
 * the others find it done. With unchanged files it costs one hash of the tree and one query. Throws when there is no
 * course to read.
 */
export async function syncContent(
  root = path.join(/* turbopackIgnore: true */ process.cwd(), 'content'),
  now = new Date(),
): Promise<SyncReport> {
  const hash = `${SYNC_VERSION}-${await hashTree(root)}`
  if ((await findSyncedHash(db())) === hash) return { type: 'unchanged' }
  const { course, problems } = await loadCourse(root)
  if (!course.id) throw new Error(`There is no course to serve.\n${problems.map(formatProblem).join('\n')}`)
  return patiently(() =>
    transaction(async (tx): Promise<SyncReport> => {
      await lockContentSync(tx)
      if ((await findSyncedHash(tx)) === hash) return { type: 'unchanged' }
      const stored = await storeCourse(tx, course, { isWhole: problems.length === 0, now })
      if (problems.length === 0) await setSyncedHash(tx, hash, now)
      return { type: 'synced', ...stored, problems }
    }, LIMITS),
  )
}

const PATIENCE_MS = 120_000

/** The first sync of a large course on a slow machine takes seconds; a start may wait for it. */
const LIMITS = { limitMs: 120_000 }

/** Another process may hold the database for as long as its own sync takes. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ServiceError && error.status === 503) || Date.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}
