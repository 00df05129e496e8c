import type { ReportReason, ReportStatus } from '#lib/domain/reports/question-report.ts'

/** What one chooses from. */
export const REASON_CHOICES: Readonly<Record<ReportReason, string>> = {
  'wrong-key': 'The right answer is wrong or missing',
  unclear: 'It is unclear, or can be read in two ways',
  typo: 'A typo, or something is not shown well',
  other: 'Something else',
}

/** The same in a word or two. */
export const REASON_WORDS: Readonly<Record<ReportReason, string>> = {
  'wrong-key': 'wrong key',
  unclear: 'unclear',
  typo: 'typo',
  other: 'other',
}

export const STATUS_WORDS: Readonly<Record<ReportStatus, string>> = {
  open: 'open',
  fixed: 'fixed',
  declined: 'declined',
}

export const STATUS_TONES = { open: 'info', fixed: 'success', declined: 'neutral' } as const
