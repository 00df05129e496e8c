import { z } from 'zod'

const MAX_BYTES = 16_384

/** Values for a lab as they come from outside. What each may be is for the simulation's schema to say, or for `workProblems`. */
export const labValuesSchema = z
  .record(
    z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/),
    z.json(),
  )
  .refine((values) => Object.keys(values).length <= 64, 'At most 64 values can be set.')
  .refine((values) => JSON.stringify(values).length <= MAX_BYTES, 'These values are too large.')
