/** Announced on the window when the account has taken over what was on this device. */
export const DEVICE_MERGED = 'interleave:device-merged'
