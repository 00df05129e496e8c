import Link from 'next/link'
import { Badge } from '#app/_ui/badge.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { NextStep, PastAttempt, QuizPage } from '#lib/services/quizzes/get-quiz.ts'
import { paths } from '#lib/shared/paths.ts'
import { formatPoints, formatWhen, percentOf } from './format-points.ts'
import styles from './quiz-intro.module.css'
import { StartButton } from './start-button.client.tsx'

/** A quiz before it is started: what it covers, its rules in words, one's attempts so far. */
export function QuizIntro({ quiz, timeZone }: { readonly quiz: QuizPage; readonly timeZone: string }) {
  const { id, title, summary, moduleId, moduleTitle, questionCount, minutes, points, past } = quiz
  return (
    <Page
      title={title}
      lead={summary}
      width="reading"
      crumbs={[{ label: moduleTitle, href: `${paths.course()}#${moduleId}` }]}
    >
      <Panel>
        <p className={styles.facts}>
          {questionCount} {questionCount === 1 ? 'question' : 'questions'}, {points}{' '}
          {points === 1 ? 'point' : 'points'}, about {minutes} minutes
        </p>
        <ul className={styles.rules}>
          {quiz.policy.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {quiz.arranged && <p className={styles.arranged}>{quiz.arranged}</p>}
        <Next quizId={id} next={quiz.next} timeZone={timeZone} />
      </Panel>
      {past.length > 0 && <Past quizId={id} past={past} timeZone={timeZone} />}
      <Covers covers={quiz.covers} />
    </Page>
  )
}

function Next({ quizId, next, timeZone }: { quizId: string; next: NextStep; timeZone: string }) {
  switch (next.type) {
    case 'sign-in':
      return (
        <div className={styles.next}>
          <ButtonLink variant="primary" href={paths.signIn(paths.quiz(quizId))}>
            Sign in to start
          </ButtonLink>
          <p className={styles.note}>
            An attempt belongs to an account, so that it can be continued and counted.
          </p>
        </div>
      )
    case 'start':
      return <StartButton quizId={quizId} label={next.isFirst ? 'Start the quiz' : 'Start another attempt'} />
    case 'resume':
      return (
        <div className={styles.next}>
          <ButtonLink variant="primary" href={paths.attempt(quizId, next.attemptId)}>
            Continue your attempt
          </ButtonLink>
          {next.deadlineAt && (
            <p className={styles.note}>Its time is up at {formatWhen(next.deadlineAt, timeZone)}.</p>
          )}
        </div>
      )
    case 'wait':
      return <p>The next attempt opens on {formatWhen(next.availableAt, timeZone)}.</p>
    case 'used-up':
      return <p>You have used every attempt. Your results stay here.</p>
  }
}

function Past({
  quizId,
  past,
  timeZone,
}: {
  quizId: string
  past: readonly PastAttempt[]
  timeZone: string
}) {
  return (
    <Panel title="Your attempts">
      <DataTable
        caption="Your attempts at this quiz"
        hideCaption
        rows={past.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: 'Attempt',
            rowHeader: true,
            cell: ({ id, number }) => (
              <Link href={paths.attempt(quizId, id)} prefetch={false}>
                Attempt {number}
              </Link>
            ),
          },
          { key: 'when', header: 'Submitted', cell: (attempt) => formatWhen(attempt.submittedAt, timeZone) },
          {
            key: 'score',
            header: 'Points',
            numeric: true,
            cell: ({ score, maxScore }) =>
              `${formatPoints(score)} of ${maxScore} (${percentOf(score, maxScore)} %)`,
          },
          {
            key: 'state',
            header: 'Outcome',
            cell: ({ passed, counts, status }) => (
              <span className={styles.badges}>
                <Badge tone={passed ? 'success' : 'neutral'}>{passed ? 'passed' : 'not passed'}</Badge>
                {counts && <Badge tone="info">counts</Badge>}
                {status === 'expired' && <Badge tone="warning">time was up</Badge>}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function Covers({ covers }: Pick<QuizPage, 'covers'>) {
  if (covers.length === 0) return null
  return (
    <Panel title="What it covers">
      <ul className={styles.covers}>
        {covers.map(({ text, lesson, href }) => (
          <li key={`${href} ${text}`}>
            {text}{' '}
            <Link href={href} prefetch={false}>
              {lesson}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
