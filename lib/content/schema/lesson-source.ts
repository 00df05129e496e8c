import { z } from 'zod'
import { LIMITS } from '../gate/limits.ts'

/** Text that may be stored as a draft: anything but NUL, which PostgreSQL cannot hold. What it means is judged later. */
export const lessonSourceSchema = z
  .string()
  .max(LIMITS.characters, `A lesson has at most ${LIMITS.characters} characters. Split it into two.`)
  .refine((text) => !text.includes('\0'), 'The text contains a NUL character. Delete it.')

/** Room for every such text as JSON, however it is escaped. */
export const LESSON_SOURCE_MAX_BYTES = LIMITS.characters * 6 + 4096
