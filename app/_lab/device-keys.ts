/** What the keys of a visitor's work in labs begin with, on this device; the id of the lab follows. */
export const VISITOR_WORK = 'interleave:visitor-lab:'
export const VISITOR_SNAPSHOTS = 'interleave:snapshots:'

/** Whether anything is there to hand over. */
export function hasLabWork(): boolean {
  try {
    const starts = [VISITOR_WORK, VISITOR_SNAPSHOTS]
    return Object.keys(localStorage).some((key) => starts.some((start) => key.startsWith(start)))
  } catch {
    return false
  }
}
