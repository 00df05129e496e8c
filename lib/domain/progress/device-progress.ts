import { z } from 'zod'
import { headingTextSchema, notePlaceFields, noteTextSchema, revisionSchema } from '../notes/note-input.ts'
import { seedSchema } from '../questions/draw-question.ts'
import { slugSchema } from '../questions/question.ts'
import { COURSE_PLACE, DEVICE_LIMITS, TEXT_LIMITS } from './device-limits.ts'

const at = z.iso.datetime()
const record = <V extends z.ZodType>(value: V, most: number) =>
  z
    .record(slugSchema, value)
    .refine((entries) => Object.keys(entries).length <= most, `has more than ${most} entries`)

/** A review that a device kept: of a visitor, or of a learner without a connection. */
export const deviceReviewSchema = z.strictObject({
  reviewKey: z.uuid(),
  cardId: slugSchema,
  grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  bullets: z.array(slugSchema).max(20),
  redFlags: z.array(slugSchema).max(20),
  at,
})

const deviceNoteSchema = z.strictObject({
  ...notePlaceFields,
  heading: headingTextSchema,
  isBookmarked: z.boolean(),
  text: noteTextSchema,
  revision: revisionSchema,
  at,
})

/** A place of this course to come back to: its path, with a heading if there is one, and how it is called. */
export const resumePointSchema = z.strictObject({
  path: z.string().max(TEXT_LIMITS.path).regex(COURSE_PLACE, 'is not a page of this course'),
  label: z.string().trim().min(1).max(TEXT_LIMITS.label),
})

/**
 * Progress kept on the device of a visitor, as it is sent once to a new account. Nothing in it is believed: steps are
 * compared with the lesson, answers are graded again, reviews replayed, times clamped.
 */
export const deviceProgressSchema = z.strictObject({
  version: z.literal(1),
  lessons: record(
    z.strictObject({ steps: z.array(z.string().max(TEXT_LIMITS.step)).max(DEVICE_LIMITS.steps), at }),
    DEVICE_LIMITS.lessons,
  ),
  objectives: record(z.strictObject({ lessonId: slugSchema, at }), DEVICE_LIMITS.objectives),
  checks: record(
    z.strictObject({ lessonId: slugSchema, response: z.unknown(), seed: seedSchema.optional(), at }),
    DEVICE_LIMITS.checks,
  ),
  reviews: z.array(deviceReviewSchema).max(DEVICE_LIMITS.reviews),
  resume: resumePointSchema.extend({ at }).nullable(),
  // Pages from before there were notes send none.
  notes: z.array(deviceNoteSchema).max(DEVICE_LIMITS.notes).default([]),
})

export type DeviceProgress = z.infer<typeof deviceProgressSchema>
export type DeviceReview = z.infer<typeof deviceReviewSchema>
export type ResumePoint = z.infer<typeof resumePointSchema>

/** A time claimed by a device, never later than now. */
export function claimedTime(iso: string, now: Date): Date {
  const claimed = new Date(iso)
  return claimed > now ? now : claimed
}
