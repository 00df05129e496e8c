import * as z from 'zod/mini'
import type { LabValues } from './lab-spec.ts'

const MAX_BYTES = 16_384

const path = z.string().check(z.maxLength(200), z.regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/))

/** Values for a lab as they come from outside. What each may be is for the simulation's schema to say, or for `workProblems`. */
export const labValuesSchema = z.record(path, z.json()).check(
  z.refine((values) => Object.keys(values).length <= 64, 'At most 64 values can be set.'),
  z.refine((values) => JSON.stringify(values).length <= MAX_BYTES, 'These values are too large.'),
)

/** What was kept on a device, or undefined when it is something else. */
export const readLabValues = (found: unknown): LabValues | undefined => labValuesSchema.safeParse(found).data
