import { Badge } from '#app/_ui/badge.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { timeText } from '#app/_ui/date-text.ts'
import { percentText } from '#app/_ui/percent-text.ts'
import type { LearnerDetails } from '#lib/services/get-learner.ts'

type AttemptLine = LearnerDetails['attempts'][number]
type SubmissionLine = LearnerDetails['submissions'][number]

/** Every attempt at a quiz and every lab submission, the newest first. */
export function LearnerAttempts({ learner, timeZone }: { learner: LearnerDetails; timeZone: string }) {
  return (
    <>
      <DataTable
        caption="Quiz attempts"
        columns={attemptColumns(timeZone)}
        rows={learner.attempts}
        rowKey={({ id }) => id}
        empty="No quiz attempted yet."
      />
      <DataTable
        caption="Lab submissions"
        columns={submissionColumns(timeZone)}
        rows={learner.submissions}
        rowKey={({ id }) => id}
        empty="No lab handed in yet."
      />
    </>
  )
}

const attemptColumns = (timeZone: string) => [
  {
    key: 'quiz',
    header: 'Quiz',
    rowHeader: true,
    cell: ({ quizTitle, number }: AttemptLine) => `${quizTitle}, attempt ${number}`,
  },
  {
    key: 'when',
    header: 'When',
    cell: ({ submittedAt, startedAt }: AttemptLine) => timeText(submittedAt ?? startedAt, timeZone),
  },
  {
    key: 'score',
    header: 'Score',
    numeric: true,
    cell: ({ grade }: AttemptLine) => (grade ? percentText(grade.score / Math.max(grade.maxScore, 1)) : '–'),
  },
  { key: 'result', header: 'Result', cell: (attempt: AttemptLine) => <Outcome attempt={attempt} /> },
]

function Outcome({ attempt: { status, grade } }: { attempt: AttemptLine }) {
  if (status === 'inProgress') return <Badge tone="info">in progress</Badge>
  return grade?.passed ? <Badge tone="success">passed</Badge> : <Badge tone="warning">not passed</Badge>
}

const submissionColumns = (timeZone: string) => [
  { key: 'lab', header: 'Lab', rowHeader: true, cell: ({ labTitle }: SubmissionLine) => labTitle },
  { key: 'when', header: 'When', cell: ({ submittedAt }: SubmissionLine) => timeText(submittedAt, timeZone) },
  {
    key: 'deliverables',
    header: 'Deliverables',
    numeric: true,
    cell: ({ deliverables }: SubmissionLine) => `${deliverables.passed} of ${deliverables.total}`,
  },
  {
    key: 'result',
    header: 'Result',
    cell: ({ passed }: SubmissionLine) =>
      passed ? <Badge tone="success">passed</Badge> : <Badge tone="warning">not passed</Badge>,
  },
]
