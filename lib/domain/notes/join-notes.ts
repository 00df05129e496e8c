/**
 * One text out of what an account and a device hold for the same place: nothing of either is lost, and joining again
 * changes nothing.
 */
export function joinNotes(account: string, device: string): string {
  if (account.includes(device)) return account
  if (device.includes(account)) return device
  return `${account.trimEnd()}\n\n${device}`
}
