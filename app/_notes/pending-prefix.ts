/** What waits on the device is kept under its owner, so that the next person at this browser neither sees nor sends it. */
export const pendingPrefix = (ownerId: string | null): string =>
  ownerId === null ? 'visitor-note' : `note:${ownerId}`
