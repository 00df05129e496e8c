import { z } from 'zod'
import { REPORT_NOTE_MAX, REPORT_TEXT_MAX, reportReasons } from './question-report.ts'

/** Free text of a person: trimmed, and without NUL, which PostgreSQL cannot hold. */
const writtenText = (max: number, hint: string) =>
  z
    .string()
    .trim()
    .min(3, hint)
    .max(max)
    .refine((text) => !text.includes('\0'), 'The text contains a NUL character. Delete it.')

/** A `Complaint` as it is sent. */
export const complaintSchema = z.strictObject({
  reason: z.enum(reportReasons),
  text: writtenText(REPORT_TEXT_MAX, 'Say in a few words what is wrong.'),
})

/** A `ReportAnswer` as it is sent. */
export const reportAnswerSchema = z.strictObject({
  outcome: z.enum(['fixed', 'declined']),
  note: writtenText(REPORT_NOTE_MAX, 'Say in a few words what was done, or why nothing was.'),
})
