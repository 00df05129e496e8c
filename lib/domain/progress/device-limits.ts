/** The most a device keeps and the server takes over at once. */
export const DEVICE_LIMITS = {
  lessons: 400,
  steps: 120,
  objectives: 2000,
  checks: 2000,
  reviews: 2000,
  notes: 200,
} as const
