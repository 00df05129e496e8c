import type { Backup } from './draft-session.ts'

const keyOf = (lessonId: string): string => `interleave:studio:${lessonId}`

/** What this device still holds of a lesson, or null. Storage that is full, blocked or spoilt counts as none. */
export function readBackup(lessonId: string): Backup | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(lessonId)) ?? 'null')
    if (!value || typeof value !== 'object' || !('source' in value) || !('revision' in value)) return null
    const { source, revision } = value
    return typeof source === 'string' && typeof revision === 'number' ? { source, revision } : null
  } catch {
    return null
  }
}

/** Keeps a text on this device; null forgets it. */
export function writeBackup(lessonId: string, backup: Backup | null): void {
  try {
    if (backup) localStorage.setItem(keyOf(lessonId), JSON.stringify(backup))
    else localStorage.removeItem(keyOf(lessonId))
  } catch {
    // Without storage the server's copy is the only one; the save state still tells what it has.
  }
}
