/** The most a device keeps and the server takes over at once. */
export const DEVICE_LIMITS = {
  lessons: 400,
  steps: 120,
  objectives: 2000,
  checks: 2000,
  reviews: 2000,
  notes: 200,
} as const

/** The path of a place of this course to come back to, with a heading if there is one. */
export const COURSE_PLACE = /^\/(learn|labs|quiz|simulations|drills)(\/[a-z0-9-]+)*(#[\p{L}\p{M}\p{N}_-]+)?$/u

/** The most characters of one text. */
export const TEXT_LIMITS = { step: 100, path: 300, label: 160 } as const
