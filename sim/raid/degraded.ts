import type { RaidConfig } from './config.ts'
import type { Access } from './plan.ts'

/** What becomes of an access to the failed disk: other accesses, or null when the data is lost. Others stay as they are. */
export function withoutDisk(
  { level, disks, failedDisk }: RaidConfig,
  access: Access,
): readonly Access[] | null {
  if (failedDisk === null || access.disk !== failedDisk) return [access]
  if (level === 0) return null
  if (level === 1) {
    const partner = access.disk % 2 === 0 ? access.disk + 1 : access.disk - 1
    return access.type === 'write' ? [] : [{ ...access, disk: partner, purpose: 'rebuild' }]
  }
  if (access.type === 'write') return []
  return Array.from({ length: disks }, (_, disk) => disk)
    .filter((disk) => disk !== failedDisk)
    .map((disk) => ({ disk, offset: access.offset, type: 'read', block: null, purpose: 'rebuild' }))
}
