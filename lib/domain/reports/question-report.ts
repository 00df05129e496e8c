/** What is wrong with a question, as its reporter says. */
export const reportReasons = ['wrong-key', 'unclear', 'typo', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

export type ReportStatus = 'open' | 'fixed' | 'declined'

export const REPORT_TEXT_MAX = 1000
export const REPORT_NOTE_MAX = 500

/** What somebody finds wrong with a question. */
export type Complaint = { readonly reason: ReportReason; readonly text: string }

/** How the staff end a report; its reporter reads the note. */
export type ReportAnswer = { readonly outcome: 'fixed' | 'declined'; readonly note: string }

/** A report as its reporter sees it. `note` is empty while it is open. */
export type OwnReport = Complaint & {
  readonly status: ReportStatus
  readonly note: string
  /** Id of the report, as long as it is answered and its reporter has not had the answer before them. */
  readonly unreadId?: string
}
