import type { LabSubmission } from '#lib/db/lab-work.ts'
import type { SubmissionView } from '#lib/domain/labs/lab-view.ts'

export const viewSubmission = ({
  id,
  submittedAt,
  passed,
  values,
  results,
}: LabSubmission): SubmissionView => ({
  ...{ id, passed, values, results },
  submittedAt: submittedAt.toISOString(),
})
