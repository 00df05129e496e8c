import { Markdown } from '#app/_mdx/markdown.tsx'
import { countText } from '#app/_ui/count-text.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Definition } from '#app/_ui/definition.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { QuizResults } from '#lib/services/get-quiz-results.ts'
import styles from './quiz-details.module.css'
import { ScoreChart } from './score-chart.tsx'
import { ShareWithInterval } from './share-with-interval.tsx'

type QuestionRow = QuizResults['questions'][number]

const columns = [
  {
    key: 'question',
    header: 'Question',
    rowHeader: true,
    cell: ({ stem }: QuestionRow) => (
      <div className={styles.stem}>
        <Markdown text={stem} />
      </div>
    ),
  },
  { key: 'type', header: 'Type', cell: ({ type }: QuestionRow) => type },
  { key: 'n', header: 'Answers', numeric: true, cell: ({ summary }: QuestionRow) => summary.n },
  {
    key: 'full',
    header: 'Fully right',
    numeric: true,
    cell: ({ summary }: QuestionRow) => (summary.type === 'too-few' ? '–' : summary.fullMarks),
  },
  {
    key: 'facility',
    header: 'Facility',
    cell: ({ summary }: QuestionRow) => <ShareWithInterval summary={summary} noun="answer" />,
  },
]

/** One quiz: how first scores spread, and how each question did. */
export function QuizDetails({ results }: { results: QuizResults }) {
  return (
    <Panel id="quiz" title={findingOf(results)} actions={<QuizDefinition />}>
      {results.scores ? (
        <ScoreChart quizId={results.id} bins={results.scores.bins} />
      ) : (
        <p>
          {countText(results.learners, 'learner')} submitted this quiz. Scores are shown from five learners
          on: with fewer they would say more about a person than about the quiz.
        </p>
      )}
      <DataTable
        caption="Questions of the quiz as it stands now"
        columns={columns}
        rows={results.questions}
        rowKey={({ questionId }) => questionId}
      />
    </Panel>
  )
}

function findingOf({ title, scores, learners }: QuizResults): string {
  if (!scores) return `${title}: too few results to say more`
  return `${title}: half of ${countText(learners, 'learner')} reached ${Math.round(scores.median)} % or more at first`
}

const QuizDefinition = () => (
  <Definition of="quiz results">
    <p>
      Enrolled learners only; staff are left out. Scores and questions count each learner’s first submitted
      attempt.
    </p>
    <p>
      <strong>Facility</strong> is the mean score of the question, 0 to 100 %. The range beside it is the 95 %
      Wilson interval: with this many answers the true value may lie anywhere in it.
    </p>
    <p>
      Under 5 answers nothing is said, under 10 only counts. Answers to earlier versions of a question are not
      counted here.
    </p>
  </Definition>
)
