import { z } from 'zod'

/** A text of the author, in Markdown. */
export const markdownSchema = z.string().trim().min(1).max(4000)
