import 'katex/dist/katex.min.css'
import Link from 'next/link'
import { Practise } from '#app/_mdx/question/practise.client.tsx'
import { Rendered } from '#app/_mdx/question/rendered.tsx'
import { Review } from '#app/_mdx/question/review.tsx'
import { ReportQuestion } from '#app/_reports/report-question.client.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import type { AttemptResult, ResultItem } from '#lib/domain/attempts/attempt-view.ts'
import { paths } from '#lib/shared/paths.ts'
import styles from './attempt-result.module.css'
import { CalibrationReport } from './calibration-report.tsx'
import { CONFIDENCE_WORDS } from './confidence-field.tsx'
import { formatPoints, formatWhen, percentOf } from './format-points.ts'

type AttemptResultProps = { readonly result: AttemptResult; readonly timeZone: string }

/** A closed attempt: the score, and question by question what was right and why, as far as the policy shows it. */
export function AttemptResultPage({ result, timeZone }: AttemptResultProps) {
  const { quizId, quizTitle, number, submittedAt, status, items } = result
  const when = formatWhen(submittedAt, timeZone)
  return (
    <Page
      title={quizTitle}
      width="reading"
      lead={`Attempt ${number}, ${status === 'expired' ? `closed when its time was up, ${when}` : `submitted ${when}`}.`}
      crumbs={[{ label: 'About this quiz', href: paths.quiz(quizId) }]}
    >
      <Score result={result} />
      {items && result.calibration && <CalibrationReport calibration={result.calibration} items={items} />}
      {items ? (
        items.map((item, i) => (
          <Answer key={item.itemId} attemptId={result.attemptId} item={item} number={i + 1} />
        ))
      ) : (
        <Notice title="The answers stay closed">
          <p>
            {result.reveal === 'never'
              ? 'This quiz does not show its answers.'
              : `Right answers and explanations appear after your last attempt. You have ${attempts(result.attemptsLeft)} left.`}
          </p>
        </Notice>
      )}
      {result.nextAt && (
        <p>
          The next attempt opens on {formatWhen(result.nextAt, timeZone)}. Until then everything on this page
          stays as it is.
        </p>
      )}
      <p>
        <ButtonLink href={paths.quiz(quizId)}>
          {result.attemptsLeft > 0 ? 'Back to the quiz, to try again' : 'Back to the quiz'}
        </ButtonLink>
      </p>
    </Page>
  )
}

const attempts = (count: number): string => (count === 1 ? 'one attempt' : `${count} attempts`)

function Score({ result }: Pick<AttemptResultProps, 'result'>) {
  const { score, maxScore, passed, passPercent, counts } = result
  return (
    <section className={styles.score} aria-label="Score" data-passed={passed}>
      <p className={styles.points}>
        {formatPoints(score)} <span>of {maxScore} points</span>
      </p>
      <ProgressBar value={score} max={maxScore} label={`${formatPoints(score)} of ${maxScore} points`} />
      <p>
        {percentOf(score, maxScore)} %. {passed ? '✓ Passed' : 'Not passed yet'}; {passPercent} % are needed.
        {counts && ' This is the attempt that counts.'}
      </p>
    </section>
  )
}

type AnswerProps = { readonly attemptId: string; readonly item: ResultItem; readonly number: number }

function Answer({ attemptId, item, number }: AnswerProps) {
  const { stem, points, score, review, lessons, confidence } = item
  return (
    <section id={`answer-${number}`} className={styles.answer} aria-labelledby={`stem-${number}`}>
      <p className={styles.kicker}>
        <span>Question {number}</span>
        <span>
          {formatPoints(score * points)} of {points} {points === 1 ? 'point' : 'points'}
          {!review.isAnswered && ', not answered'}
          {confidence && `, you said: ${CONFIDENCE_WORDS[confidence]}`}
        </span>
      </p>
      <div id={`stem-${number}`} className={styles.stem}>
        <Rendered text={stem} />
      </div>
      <Review review={review} />
      {item.practice && <Practise practice={item.practice} />}
      {lessons.length > 0 && (
        <p className={styles.lessons}>
          Read again:{' '}
          {lessons.map(({ title, href }, i) => (
            <span key={href}>
              {i > 0 && ', '}
              <Link href={href} prefetch={false}>
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <ReportQuestion
        about={{ type: 'item', attemptId, itemId: item.itemId }}
        name={`question ${number}`}
        report={item.report}
      />
    </section>
  )
}
