import { z } from 'zod'

/** What is wrong with a question, as its reporter says. */
export const reportReasonSchema = z.enum(['wrong-key', 'unclear', 'typo', 'other'])
export type ReportReason = z.infer<typeof reportReasonSchema>

export type ReportStatus = 'open' | 'fixed' | 'declined'

export const REPORT_TEXT_MAX = 1000
export const REPORT_NOTE_MAX = 500

/** Free text of a person: trimmed, and without NUL, which PostgreSQL cannot hold. */
const writtenText = (max: number, hint: string) =>
  z
    .string()
    .trim()
    .min(3, hint)
    .max(max)
    .refine((text) => !text.includes('\0'), 'The text contains a NUL character. Delete it.')

/** What somebody finds wrong with a question. */
export const complaintSchema = z.strictObject({
  reason: reportReasonSchema,
  text: writtenText(REPORT_TEXT_MAX, 'Say in a few words what is wrong.'),
})
export type Complaint = z.infer<typeof complaintSchema>

/** How the staff end a report; its reporter reads the note. */
export const reportAnswerSchema = z.strictObject({
  outcome: z.enum(['fixed', 'declined']),
  note: writtenText(REPORT_NOTE_MAX, 'Say in a few words what was done, or why nothing was.'),
})
export type ReportAnswer = z.infer<typeof reportAnswerSchema>

/** A report as its reporter sees it. `note` is empty while it is open. */
export type OwnReport = Complaint & { readonly status: ReportStatus; readonly note: string }
