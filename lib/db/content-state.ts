import type { Db } from './client.ts'
import { findSyncedHash } from './content-sync.ts'

/** What learners see, in one string that changes with it: the synced tree and the published version of each open lesson. */
export async function findContentState(reader: Db): Promise<string> {
  const [synced, lessons] = await Promise.all([
    findSyncedHash(reader),
    reader.lesson.findMany({
      where: { retiredAt: null, publishedVersionId: { not: null } },
      orderBy: { id: 'asc' },
      select: { publishedVersionId: true },
    }),
  ])
  return [synced, ...lessons.map(({ publishedVersionId }) => publishedVersionId)].join(' ')
}
